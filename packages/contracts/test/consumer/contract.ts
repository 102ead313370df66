import type { Client } from '@omise-sandbox/client'
import { OmiseError } from '@omise-sandbox/client'
import { expect } from 'vitest'
import {
  form,
  given,
  type Matching,
  type ProviderState,
  type ProviderStates,
} from '../../src/index.ts'
import { matching } from '../../src/objects.ts'

/** One interaction that a client counts on. */
export interface HttpContract<Caller> {
  /** What Pact calls it; unlike any other of its file. */
  readonly title: string
  readonly states: readonly ReturnType<typeof given>[]
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
    readonly path: string | Matching
    readonly query?: Readonly<Record<string, string>>
    readonly body?: Matching
    readonly contentType?: string
    /** Whom it is made by, where that matters. */
    readonly key?: string
  }
  readonly response: {
    readonly status: number
    readonly body?: Matching
    readonly contentType?: string
  }
  /** Makes the request with the client, and checks what the client makes of the answer. */
  readonly act: (client: Caller) => Promise<void>
}

export type OmiseContract = HttpContract<Client>

/** States in a row. */
export function inState<State extends ProviderState>(
  state: State,
  parameters: ProviderStates[State],
): ReturnType<typeof given>[] {
  return [given(state, parameters)] as ReturnType<typeof given>[]
}

/** An operation that succeeds, with what is to be seen of the result. */
export function succeeds<Result>(
  contract: Omit<OmiseContract, 'response' | 'act' | 'states'> & {
    readonly states?: OmiseContract['states']
    readonly body: Matching
    readonly call: (client: Client) => Promise<Result>
    readonly shows: Partial<Result>
  },
): OmiseContract {
  const { title, states = [], request, body, call, shows } = contract
  return {
    title,
    states,
    request,
    response: { status: 200, body },
    act: async (client) => {
      expect(await call(client)).toMatchObject(shows)
    },
  }
}

/** An operation that is refused, and the error that the client throws then. */
export function isRefused(
  contract: Omit<OmiseContract, 'response' | 'act' | 'states'> & {
    readonly states?: OmiseContract['states']
    readonly status: number
    readonly code: string
    readonly message: string
    /** What the message is like where it names ids or amounts. */
    readonly like?: string
    readonly call: (client: Client) => Promise<unknown>
  },
): OmiseContract {
  const { title, states = [], request, status, code, message, like, call } = contract
  const words = like === undefined ? message : form(like, message)
  return {
    title,
    states,
    request,
    response: { status, body: matching.error(code, words) },
    act: async (client) => {
      const refused = call(client)
      await expect(refused).rejects.toBeInstanceOf(OmiseError)
      await expect(refused).rejects.toMatchObject({ status, code, message })
    },
  }
}
