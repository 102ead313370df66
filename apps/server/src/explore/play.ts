import { setTimeout } from 'node:timers/promises'
import { type App, type Asked, NothingProvedError } from './app.ts'
import type { Bench } from './bench.ts'
import type { Answer, Doors } from './doors.ts'
import type { Attempt } from './engine/scenario.ts'
import type { Schedule } from './engine/schedule.ts'
import type { Step } from './engine/step.ts'
import { type AttemptTruth, type Belief, type Compared, compare } from './engine/truth.ts'

/** A step that was played, and what came of it. */
export interface PlayedStep {
  readonly step: Step
  /** Of a webhook that was sent. */
  readonly answer?: Answer
  /** Of a step that is about a charge. */
  readonly charge?: string
}

export interface Played {
  readonly schedule: Schedule
  readonly steps: readonly PlayedStep[]
  /** Webhooks that were refused, sent once more at the end, as production may. */
  readonly again: readonly PlayedStep[]
  /** Whether the application was made to look for what it was not told of. */
  readonly polled: boolean
  /** Of each attempt that was begun; something differs where the schedule fails. */
  readonly compared: readonly Compared[]
}

/** What schedules are played with. */
export interface Stage {
  readonly bench: Bench
  readonly doors: Doors
  readonly charge: App['charge']
  /** Ends and starts the application, at one time for all schedules that wait for it. */
  readonly restart: () => Promise<void>
  /** How long the application takes to work after it has answered, in milliseconds. */
  readonly lagMs: number
  /** How long a state may take to come. */
  readonly timeoutMs: number
}

/** One schedule while it is played. Orders and amounts are its own, so that no other schedule's can be taken for them. */
export interface Playing {
  readonly schedule: Schedule
  readonly orderOf: (attempt: Attempt) => string
  readonly amountOf: (attempt: Attempt) => number
  /** The first charge of each attempt that was begun. */
  readonly charges: Map<string, string>
}

/** Plays a schedule, and compares what is believed then with what is true. */
export async function play(stage: Stage, schedule: Schedule, serial: number): Promise<Played> {
  const playing = begin(stage, schedule, serial)
  const steps: PlayedStep[] = []
  for (const step of schedule.steps) steps.push(await playStep(stage, playing, step))
  const again: PlayedStep[] = []
  for (const { step, answer } of steps) {
    if (answer !== undefined && !isAccepted(answer)) {
      again.push(await playStep(stage, playing, step))
    }
  }
  const missed =
    schedule.steps.some((step) => step.do === 'lose') ||
    again.some(({ answer = 200 }) => !isAccepted(answer))
  if (missed) await stage.doors.poll(begun(playing))
  const compared = await look(stage, playing)
  return { schedule, steps, again, polled: missed, compared }
}

/** Sums differ by less than a baht between schedules, as refunds of fixed parts must still fit. */
const maxSerial = 9_999

export function begin({ bench }: Stage, schedule: Schedule, serial: number): Playing {
  return {
    schedule,
    orderOf: ({ order }) => `explore-${bench.run}-${serial}-${order}`,
    amountOf: ({ amount }) => amount + (serial % maxSerial),
    charges: new Map(),
  }
}

export function isAccepted(answer: Answer): boolean {
  return typeof answer === 'number' && answer >= 200 && answer < 300
}

export async function playStep(stage: Stage, playing: Playing, step: Step): Promise<PlayedStep> {
  const { bench, doors } = stage
  if (step.do === 'restart') {
    await stage.restart()
    return { step }
  }
  const attempt = attemptOf(playing.schedule, step.attempt)
  if (step.do === 'charge') {
    const charge = await makeCharge(stage, playing, attempt)
    playing.charges.set(attempt.name, charge)
    return { step, charge }
  }
  const charge = playing.charges.get(attempt.name) ?? ''
  switch (step.do) {
    case 'deliver':
    case 'repeat': {
      const webhook = await bench.webhook(charge, step.key, step.number)
      return { step, charge, answer: await doors.deliver(webhook) }
    }
    case 'lose':
      return { step, charge }
    case 'refund': {
      const refunds = attempt.steps.filter((made) => typeof made === 'object')
      const refund = refunds[step.number - 1]
      if (refund) await bench.happen(charge, refund)
      break
    }
    default:
      await bench.happen(charge, step.do)
  }
  await bench.pass()
  return { step, charge }
}

function attemptOf({ scenario }: Schedule, name: string): Attempt {
  const attempt = scenario.attempts.find((one) => one.name === name)
  if (attempt) return attempt
  throw new Error(`The scenario ${scenario.name} has no attempt "${name}".`)
}

async function makeCharge(stage: Stage, playing: Playing, attempt: Attempt): Promise<string> {
  const { bench } = stage
  const order = playing.orderOf(attempt)
  const amount = playing.amountOf(attempt)
  if (!stage.charge) {
    const charge = await bench.charge(order, amount)
    await bench.pass()
    return charge
  }
  const before = (await bench.chargesOf(order)).length
  await stage.charge({
    ...{ order, amount, attempt: attemptNumber(playing, attempt), currency: bench.currency },
    barcode: bench.barcode(attempt.answer),
  })
  await bench.pass()
  const charge = (await bench.chargesOf(order))[before]
  if (charge !== undefined) return charge
  throw new NothingProvedError(
    `The application made no charge for the order ${order} at ${bench.facts.apiUrl}. Have it charge there, and put the order in the charge's metadata.`,
  )
}

/** Which attempt of its order it is, from 1. */
function attemptNumber({ schedule }: Playing, attempt: Attempt): number {
  const ofOrder = schedule.scenario.attempts.filter(({ order }) => order === attempt.order)
  return ofOrder.indexOf(attempt) + 1
}

function begun(playing: Playing): (Asked & { readonly name: string })[] {
  return [...playing.charges].map(([name, charge]) => {
    const attempt = attemptOf(playing.schedule, name)
    const order = playing.orderOf(attempt)
    return { name, charge, order, attempt: attemptNumber(playing, attempt) }
  })
}

/** Looks until nothing differs any more, or the time is over: an application may work after it has answered. */
async function look(stage: Stage, playing: Playing): Promise<Compared[]> {
  const { lagMs, timeoutMs } = stage
  // What must not come is waited for twice as long as what must.
  if (lagMs > 0) await setTimeout(lagMs * 2)
  const until = performance.now() + timeoutMs
  for (;;) {
    const compared = await lookOnce(stage, playing)
    const differs = compared.some(({ difference }) => difference !== undefined)
    if (!differs || performance.now() >= until) return compared
    await setTimeout(intervalMs)
  }
}

const intervalMs = 25

export async function lookOnce(stage: Stage, playing: Playing): Promise<Compared[]> {
  const believed: { readonly truth: AttemptTruth; readonly belief: Belief }[] = []
  for (const asked of begun(playing)) {
    const { name } = asked
    const belief = await stage.doors.believe(asked)
    believed.push({ truth: await truthOf(stage, playing, name), belief })
  }
  return compare(believed)
}

async function truthOf({ bench, charge }: Stage, playing: Playing, name: string) {
  const attempt = attemptOf(playing.schedule, name)
  const order = playing.orderOf(attempt)
  const own = playing.charges.get(name) ?? ''
  const others = new Set(playing.charges.values())
  // Whatever the application charged beside what it was asked for belongs to the first attempt.
  const all = charge ? await bench.chargesOf(order) : [own]
  const isFirst = attemptNumber(playing, attempt) === 1
  const ids = [own, ...(isFirst ? all.filter((id) => !others.has(id)) : [])]
  const charges = await Promise.all(ids.map((id) => bench.truthOf(id)))
  return { attempt: name, order: attempt.order, charges }
}
