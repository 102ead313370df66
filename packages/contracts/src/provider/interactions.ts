import { ids } from '../ids.ts'
import { unknownState } from './nearest.ts'
import { isProviderState, prepare } from './prepare.ts'
import type { Answer } from './serve.ts'
import { OnlyInSandboxError, type Stage, StateError, type Values } from './stage.ts'

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
  /** Called before what an interaction is about, which is then over: why its states could not be prepared, if so. */
  begin(): Promise<Refusal | undefined>
  /** Answers what a message is about, by its description. */
  message(body: Buffer, answer: (description: string) => Promise<Answer>): Promise<Answer>
  readonly refused: Refusals
}

/** Why states could not be prepared, or messages not be made. */
export interface Refusals {
  /** By the status that the interaction is then answered with: no API answers so. */
  ofStatus(status: number): Refusal | undefined
  ofMessage(description: string): Refusal | undefined
}

export interface Refusal {
  readonly status: number
  readonly reason: string
  /** It says nothing of the contract. */
  readonly onlyInSandbox: boolean
}

/** Statuses that nothing else has. */
const firstStatus = 600
const statuses = 400

/** What a state that was refused gives: Pact would else stop before it asks, and not say that the interaction is over. */
const placeholders: Values = {
  ...ids,
  delivery: 'whdl_test_5kgevsq1c0pm8s2ux4d',
  rule: 'rule_1',
  fault: 'fault_1',
  name: 'none',
}

export function createInteractions(stage: Stage): Interactions {
  const all: Refusal[] = []
  const messages = new Map<string, Refusal>()
  let begun = false
  let refusal: Refusal | undefined

  async function beginOnce(): Promise<void> {
    if (begun) return
    begun = true
    refusal = undefined
    await stage.control?.reset()
    // A reset leaves them.
    const { data = [] } = (await stage.control?.snapshots.list()) ?? {}
    for (const { name } of data) await stage.control?.snapshots.drop(name)
  }

  async function setUp({ state, params = {} }: StateChange): Promise<Values> {
    await beginOnce()
    // So the verifier says that an interaction names none.
    if (state === '') return {}
    if (!isProviderState(state)) throw new StateError(unknownState(state))
    return prepare(stage, state, params)
  }

  async function begin(): Promise<Refusal | undefined> {
    await beginOnce()
    begun = false
    return refusal
  }

  /** What the API said of a call by which a state is prepared is told with the state. */
  function refuse(error: unknown, opening: string): Refusal {
    const words = error instanceof Error ? error.message : String(error)
    const reason = error instanceof StateError ? words : `${opening}${words}`
    const status = firstStatus + (all.length % statuses)
    const refused = { status, reason, onlyInSandbox: error instanceof OnlyInSandboxError }
    all.push(refused)
    return refused
  }

  return {
    refused: {
      ofStatus: (status) => all.findLast((one) => one.status === status),
      ofMessage: (description) => messages.get(description),
    },
    async change(body) {
      const change = JSON.parse(body.toString()) as StateChange
      if (change.action !== 'setup') return json({})
      try {
        return json(await setUp(change))
      } catch (error) {
        refusal ??= refuse(error, `"${change.state}" could not be prepared: `)
        return json({ ...placeholders, ...change.params })
      }
    },
    async message(body, answer) {
      const { description } = JSON.parse(body.toString()) as { description: string }
      try {
        const refused = await begin()
        if (!refused) return await answer(description)
        messages.set(description, refused)
      } catch (error) {
        messages.set(description, refuse(error, ''))
      }
      return { ...json({ error: 'refused' }), status: 500 }
    },
    begin,
  }
}

export function json(value: unknown): Answer {
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) }
}
