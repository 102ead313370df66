import type { MethodType } from '@omise-sandbox/core'
import type { AnswerChange } from './answers.ts'
import type { Finding } from './findings.ts'
import type { Topic } from './topics.ts'

/** All that is known of a move from one payment method to another. */
export interface Comparison {
  readonly from: MethodType
  readonly to: MethodType
  readonly topics: readonly Topic[]
  readonly answers: AnswerChange
  /** What becomes of the account's recorded requests; null where they were not looked at. */
  readonly requests: {
    readonly compared: number
    readonly refused_before: number
    readonly unreadable: number
    readonly findings: readonly Finding[]
  } | null
}
