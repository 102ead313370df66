import type { Control } from '@omise-sandbox/api'
import type { Client } from '@omise-sandbox/client'

/** What a provider state is prepared with. */
export interface Stage {
  readonly client: Client
  /** Of the sandbox; undefined where contracts are held against another API, which has no such thing. */
  readonly control: Control | undefined
  /** Resolves when nothing is due and no webhook is being sent. */
  settled(): Promise<void>
}

/** What a state made, by the names that contracts take them from: `/charges/${charge}`. */
export type Values = Readonly<Record<string, string>>

/** A state that cannot be, said in a sentence. */
export class StateError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'StateError'
  }
}

/** What another API than the sandbox cannot be brought to; it says nothing of the contract. */
export class OnlyInSandboxError extends StateError {
  constructor(what: string) {
    super(`${what} can only be had in the sandbox.`)
    this.name = 'OnlyInSandboxError'
  }
}

/** The sandbox's control. Throws an {@link OnlyInSandboxError} for another API, which has none. */
export function controlOf({ control }: Stage, what: string): Control {
  if (control) return control
  throw new OnlyInSandboxError(what)
}
