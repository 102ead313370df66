import { type FailureCode, type MethodType, methodOf } from '@omise-sandbox/core'

/** Why a charge cannot end as somebody asks for it by name: its payment method has no such failure code. */
export interface NoSuchFailure {
  readonly kind: 'no-such-failure'
  readonly type: MethodType
  readonly failure: FailureCode
}

/** `alipayplus_upm has no failure code payment_cancelled`, and those it has. */
export function wordsForNoFailure({ type, failure }: Omit<NoSuchFailure, 'kind'>): {
  readonly problem: string
  readonly remedy: string
} {
  return {
    problem: `${type} has no failure code ${failure}`,
    remedy: `Use one of: ${methodOf(type).failureCodes.join(', ')}.`,
  }
}
