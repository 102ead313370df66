import { printUnknown } from '@omise-sandbox/core'
import type { Site } from '../site.ts'

/** A JSON schema, as far as ours have one. */
export interface Schema {
  readonly [word: string]: unknown
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

export type Arguments = Readonly<Record<string, unknown>>

/** Something that an agent can do. */
export interface Tool {
  readonly name: string
  /** When to use it, and what it answers. */
  readonly description: string
  /** Its arguments, besides `account`, which every tool takes. */
  readonly input: Schema
  readonly isReadOnly: boolean
  /** Whether it takes `account`; each does unless it says otherwise. */
  readonly takesAccount?: false
  /** Gives what the agent is told: a text as it is, anything else as JSON. */
  run(site: Site, args: Arguments, signal: AbortSignal): Promise<unknown>
}

/** An argument as text, whatever the agent gave. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : printUnknown(value)
}

/** The agent used a tool wrongly; the message says what to do. */
export class ToolUsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ToolUsageError'
  }
}
