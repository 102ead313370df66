/** What came of one interaction of a contract, or of a contract that could not be read. */
export interface Verified {
  /** The contract's file, or its address at the broker. */
  readonly contract: string
  /** Null where the contract could not be read, as is `provider`. */
  readonly consumer: string | null
  readonly provider: string | null
  readonly description: string
  readonly states: readonly string[]
  /** What did not match, each with its place: `$.status: Expected …`. None where it holds. */
  readonly problems: readonly string[]
  /** What it counts on that is not in the OpenAPI document. */
  readonly warnings: readonly string[]
  /** The consumer does not count on it yet. */
  readonly pending: boolean
  /** Why it was not verified: it needs what only the sandbox has, and another API was verified. Null where it was. */
  readonly skipped: string | null
  readonly milliseconds: number
}
