import { printUnknown } from '@omise-sandbox/core'
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

/** Why a state could not be prepared, a message not be made, or the API not be asked. */
interface Refusal {
  readonly reason: string
  /** It says nothing of the contract. */
  readonly onlyInSandbox: boolean
}

/** What Pact asked for while an interaction was verified, and why it did not get it. */
export interface Asked {
  readonly refusals: readonly Refusal[]
  /** The states that were prepared. */
  readonly states: readonly string[]
  /** What the states gave, and their parameters. */
  readonly values: Readonly<Record<string, unknown>>
  /** The API was called. */
  readonly http: boolean
  /** A webhook was asked for. */
  readonly message: boolean
}

/** Keeps interactions apart: each begins with nothing, and with the states that it names. */
export interface Interactions {
  /** Begins the next interaction. */
  begin(): Promise<void>
  /** What came of the one that was begun last. */
  asked(): Asked
  /** Prepares a state and answers the values it made; a refusal is an error to Pact, which then goes no further. */
  change(body: Buffer): Promise<Answer>
  /** Called before a request is handed to the API. */
  request(): void
  /** Answers what a message is about, by its description; a refusal gets no answer. */
  message(
    body: Buffer,
    answer: (description: string) => Promise<Answer>,
  ): Promise<Answer | undefined>
  /** Keeps why the interaction that was begun last cannot hold. */
  refuse(error: unknown, opening: string): Refusal
}

export function createInteractions(stage: Stage): Interactions {
  let refusals: Refusal[] = []
  let states: string[] = []
  let given: Asked['values'] = {}
  let asked = { http: false, message: false }

  function refuse(error: unknown, opening: string): Refusal {
    const words = printUnknown(error)
    const reason = error instanceof StateError ? words : `${opening}${words}`
    const refusal = { reason, onlyInSandbox: error instanceof OnlyInSandboxError }
    refusals.push(refusal)
    return refusal
  }

  async function setUp({ state, params }: StateChange): Promise<Values> {
    // So the verifier says that an interaction names none.
    if (state === '') return {}
    if (!isProviderState(state)) throw new StateError(unknownState(state))
    const values = await prepare(stage, state, params ?? {})
    states.push(state)
    given = { ...given, ...params, ...values }
    return values
  }

  return {
    async begin() {
      refusals = []
      states = []
      given = {}
      asked = { http: false, message: false }
      await stage.control?.reset()
      // A reset leaves them.
      const { data = [] } = (await stage.control?.snapshots.list()) ?? {}
      for (const { name } of data) await stage.control?.snapshots.delete(name)
    },
    asked: () => ({ refusals, states, values: given, ...asked }),
    refuse,
    async change(body) {
      const change = JSON.parse(body.toString()) as StateChange
      if (change.action !== 'setup') return json({})
      try {
        return json(await setUp(change))
      } catch (error) {
        // What the API said of a call by which a state is prepared is told with the state.
        const { reason } = refuse(error, `"${change.state}" could not be prepared: `)
        // Pact tries again where it is told 429 or 5xx.
        return { ...json({ error: reason }), status: 422 }
      }
    },
    request() {
      asked = { ...asked, http: true }
    },
    async message(body, answer) {
      asked = { ...asked, message: true }
      const { description } = JSON.parse(body.toString()) as { description: string }
      try {
        return await answer(description)
      } catch (error) {
        refuse(error, 'The webhook could not be sent: ')
        return undefined
      }
    },
  }
}

function json(value: unknown): Answer {
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) }
}
