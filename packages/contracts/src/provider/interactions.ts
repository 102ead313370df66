import { unknownState } from './nearest.ts'
import { isProviderState, prepare } from './prepare.ts'
import type { Answer } from './serve.ts'
import { OnlyInSandboxError, type Stage, StateError } from './stage.ts'

/** What Pact's verifier sends before and after an interaction. */
interface StateChange {
  readonly action: 'setup' | 'teardown'
  readonly state: string
  readonly params?: Readonly<Record<string, unknown>>
}

/** Keeps interactions apart: each begins with nothing, and with the states that it names. */
export interface Interactions {
  /** Prepares a state, or forgets it; answers the values it made. */
  change(body: Buffer): Promise<Answer>
  /** Called before what an interaction is about, which is then over. */
  begin(): Promise<void>
  /** Answers what a message is about, by its description. */
  message(body: Buffer, answer: (description: string) => Promise<Answer>): Promise<Answer>
  readonly refused: Refusals
}

/** Why states could not be prepared, by their names, and messages not be made, by their descriptions. */
export type Refusals = ReadonlyMap<string, Refusal>

export interface Refusal {
  readonly reason: string
  /** It says nothing of the contract. */
  readonly onlyInSandbox: boolean
}

export function createInteractions(stage: Stage): Interactions {
  const refused = new Map<string, Refusal>()
  let begun = false

  async function beginOnce(): Promise<void> {
    if (begun) return
    begun = true
    await stage.control?.reset()
  }

  async function setUp({ state, params = {} }: StateChange): Promise<Answer> {
    await beginOnce()
    // So the verifier says that an interaction names none.
    if (state === '') return json({})
    if (!isProviderState(state)) throw new StateError(unknownState(state))
    return json(await prepare(stage, state, params))
  }

  async function begin(): Promise<void> {
    await beginOnce()
    begun = false
  }

  /** What is asked for, or why not, which is kept by its name. */
  async function orRefuse(name: string, answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      refused.set(name, { reason, onlyInSandbox: error instanceof OnlyInSandboxError })
      return { ...json({ error: reason }), status: 400 }
    }
  }

  return {
    refused,
    async change(body) {
      const change = JSON.parse(body.toString()) as StateChange
      return change.action === 'setup' ? orRefuse(change.state, setUp(change)) : json({})
    },
    async message(body, answer) {
      const { description } = JSON.parse(body.toString()) as { description: string }
      await begin()
      return orRefuse(description, answer(description))
    },
    begin,
  }
}

export function json(value: unknown): Answer {
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) }
}
