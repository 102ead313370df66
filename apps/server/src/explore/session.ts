import type { App, SandboxFacts } from './app.ts'
import { type Bench, type BenchOptions, openBench } from './bench.ts'
import { createDoors, type Doors } from './doors.ts'
import type { Limits } from './engine/model.ts'
import type { Schedule } from './engine/schedule.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { type Played, play, type Stage } from './play.ts'
import { createRestarts, type Restarts } from './restarts.ts'

/** What explorations and replays are told. */
export interface SessionOptions extends BenchOptions {
  /** The application, or a function that starts it when the run's sandbox listens. */
  readonly app: App | ((sandbox: SandboxFacts) => App | Promise<App>)
  /** What the application calls a status, by its own word: `{ completed: 'paid' }`. */
  readonly words?: Readonly<Record<string, string>> | undefined
  /** How long an answer may take, in milliseconds; 5000 when left out. */
  readonly timeoutMs?: number | undefined
  /** How long a state may take to come after the answer, in milliseconds; 1000 when left out. */
  readonly stateTimeoutMs?: number | undefined
}

/** An application and a sandbox that are connected. */
export interface Session extends AsyncDisposable {
  readonly app: App
  readonly bench: Bench
  readonly doors: Doors
  readonly restarts: Restarts
  readonly stateTimeoutMs: number
  /** Once it was measured, in milliseconds. */
  lagMs: number
  play(schedule: Schedule): Promise<Played>
  /** What a schedule is played with, and the number that its orders have. */
  stage(): { readonly stage: Stage; readonly serial: number }
}

export async function openSession(options: SessionOptions): Promise<Session> {
  const bench = await openBench(options)
  const exchange = createExchange(options.timeoutMs ?? 5000)
  try {
    const app = typeof options.app === 'function' ? await options.app(bench.facts) : options.app
    return sessionOf(app, { bench, exchange, options })
  } catch (error) {
    await bench[Symbol.asyncDispose]()
    throw error
  }
}

/** How long a state is looked for that differs, where the application showed each at once, in milliseconds. */
const graceMs = 100

function sessionOf(
  app: App,
  of: { readonly bench: Bench; readonly exchange: Exchange; readonly options: SessionOptions },
): Session {
  const { bench, exchange, options } = of
  const { stateTimeoutMs = 1000 } = options
  const words = new Map(Object.entries(options.words ?? {}))
  const doors = createDoors(app, { exchange, words })
  const restarts = createRestarts(async () => {
    await app.restart?.()
    exchange.disconnect()
  })
  let serial = 0
  const session: Session = {
    ...{ app, bench, doors, restarts, stateTimeoutMs },
    lagMs: 0,
    stage() {
      const { lagMs } = session
      const timeoutMs = Math.min(stateTimeoutMs, Math.max(graceMs, lagMs * 4))
      const { charge } = app
      const stage = { bench, doors, charge, restart: restarts.restart, lagMs, timeoutMs }
      return { stage, serial: serial++ }
    },
    play(schedule) {
      const { stage, serial: number } = session.stage()
      return restarts.during(() => play(stage, schedule, number))
    },
    async [Symbol.asyncDispose]() {
      await app.close?.()
      exchange.disconnect()
      await bench[Symbol.asyncDispose]()
    },
  }
  return session
}

/** What can be explored of an application: what it has no door for is left out. */
export function possible(limits: Omit<Limits, 'appCharges'>, app: App): Limits {
  return {
    maxSteps: limits.maxSteps,
    repeats: limits.repeats,
    losses: app.poll === undefined ? 0 : limits.losses,
    restarts: app.restart === undefined ? 0 : limits.restarts,
    appCharges: app.charge !== undefined,
  }
}
