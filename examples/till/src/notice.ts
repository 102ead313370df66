import { OmiseError, RequestError } from '@omise-sandbox/client'
import type { Sale } from './sale.ts'

/** What the cashier is told. */
export type Notice =
  | { readonly is: 'made' | 'shown'; readonly sale: Sale }
  | { readonly is: 'malformed' | 'missing'; readonly message: string }
  | {
      readonly is: 'refused' | 'unreachable'
      readonly message: string
      readonly sale?: Sale | undefined
    }

export function shown(sale: Sale): Notice {
  return { is: 'shown', sale }
}

export function refused(message: string, sale?: Sale): Notice {
  return { is: 'refused', message, sale }
}

export function missing(order: string): Notice {
  return { is: 'missing', message: `There is no sale ${order}. Check the number of the order.` }
}

/**
 * What to tell of a call to Omise that brought no result. `meanwhile` says what that means for the cashier: the error knows
 * only about its own call, not whether an earlier one charged. Throws what is another error, for that is a bug.
 */
export function noticeOf(error: unknown, meanwhile: string, sale?: Sale): Notice {
  if (!(error instanceof RequestError)) throw error
  if (error instanceof OmiseError && (error.status === 400 || error.status === 422)) {
    return refused(`Omise refused: ${error.message}.`, sale)
  }
  return { is: 'unreachable', message: `Omise gives no answer now. ${meanwhile}`, sale }
}
