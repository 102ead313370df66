import { setTimeout } from 'node:timers/promises'
import { type ReadState, type State, stateWords } from './state.ts'
import { fail, notObserved, pass, type Verdict } from './verdict.ts'

/** Polls the state of orders, and judges it. */
export interface StatePoll {
  /** What the receiver tells now, when what it does behind its answers is over; undefined where it tells nothing. */
  poll(charge: string): Promise<State | undefined>
  /** Passes when the state comes in time; not observed where the receiver tells none. */
  becomes(charge: string, status: string): Promise<Verdict>
  /** Fails when the state is not what it had become; not observed where the receiver tells none. */
  stays(charge: string, status: string): Promise<Verdict>
  /**
   * Fails when the state of a pending charge is another now. Passes where the receiver tells none: its answer has been judged.
   */
  unchanged(charge: string, before: State | undefined): Promise<Verdict>
}

export interface StatePollParts {
  readonly readState: ReadState | undefined
  readonly timeoutMs: number
  /** The longest that a state took to come after the answer: what must not come is waited for twice as long. */
  readonly lag: { ms: number }
}

const stateless = notObserved(
  'It shows in the state of the order, which the receiver does not tell: give --state-url.',
)

const minIntervalMs = 50
/** Of the time that has passed: what takes seconds is looked at less often, and told of a tenth later at most. */
const intervalShare = 0.1

/** @param note takes down what was asked, and what came */
export function createStatePoll(
  { readState, timeoutMs, lag }: StatePollParts,
  note: (asked: string, came: string) => void,
): StatePoll {
  async function poll(charge: string): Promise<State | undefined> {
    if (!readState) return undefined
    if (lag.ms > 0) await setTimeout(lag.ms * 2)
    const state = await readState(charge)
    note(`GET the state of ${charge}`, stateWords(state))
    return state
  }

  async function becomes(charge: string, status: string): Promise<Verdict> {
    if (!readState) return stateless
    const { state, ms, polls } = await pollUntil(() => readState(charge), { status, timeoutMs })
    note(`GET the state of ${charge}, until ${ms} ms later`, stateWords(state))
    if (polls > 1 && isAt(state, status)) lag.ms = Math.max(lag.ms, ms)
    return isAt(state, status) ? pass : notAs('become', status, state)
  }

  return {
    poll,
    becomes,
    async stays(charge, status) {
      const state = await poll(charge)
      if (!state) return stateless
      return isAt(state, status) ? pass : notAs('stay', status, state)
    },
    async unchanged(charge, before) {
      const now = await poll(charge)
      if (!before || !now || stateWords(now) === stateWords(before)) return pass
      // A receiver that works later may only now have handled that the charge was made.
      if (isAt(now, 'pending')) return pass
      return fail(
        `The state of the order changed from ${stateWords(before)} to ${stateWords(now)}.`,
      )
    },
  }
}

/** Polls until a status has come, or the time is over. */
async function pollUntil(
  read: () => Promise<State>,
  { status, timeoutMs }: { readonly status: string; readonly timeoutMs: number },
): Promise<{ readonly state: State; readonly ms: number; readonly polls: number }> {
  const began = performance.now()
  for (let polls = 1; ; polls++) {
    const state = await read()
    const ms = Math.round(performance.now() - began)
    if (isAt(state, status) || ms >= timeoutMs) return { state, ms, polls }
    await setTimeout(Math.max(minIntervalMs, ms * intervalShare))
  }
}

function notAs(what: 'become' | 'stay', status: string, state: State): Verdict {
  return fail(`The state did not ${what} ${status}: ${stateWords(state)}.`)
}

function isAt(state: State, status: string): boolean {
  return state.kind === 'seen' && state.status === status
}
