import type { ClientFlags } from '../cli/client-command.ts'

export interface TriggerFlags extends ClientFlags {
  /** A failure code, or true for the usual one. */
  readonly failed?: string | true
  /** In satang; undefined for the usual, or what is left to refund. */
  readonly amount?: string
  /** To act on, in place of a new one. */
  readonly charge?: string
  readonly timeout: string
}
