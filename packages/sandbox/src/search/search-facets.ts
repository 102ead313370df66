import type { Wire } from '@omise-sandbox/api'
import { failureCodes, isMethodType, methodTypes } from '@omise-sandbox/core'
import { isOtherType } from '../payment-methods/source-types.ts'
import {
  amountFilter,
  booleanFilter,
  type Filter,
  textFilter,
  timeFilter,
  wordFilter,
} from './search-filters.ts'

type Charge = Wire['Charge']
type Refund = Wire['Refund']

/** Filters of a scope by their names. */
export type Filters<T> = Readonly<Record<string, Filter<T>>>

const never = booleanFilter(() => false)

const currency = { form: 'a currency such as THB', are: (word: string) => /^[a-z]{3}$/.test(word) }

const statuses: readonly string[] = ['pending', 'successful', 'failed', 'expired', 'reversed']

/** Those of other payment methods too: a charge may be searched for them, and none here has them. */
const anyFailureCodes: readonly string[] = [
  ...failureCodes,
  ...['expired_card', 'failed_fraud_check', 'invalid_account_number'],
  ...['invalid_security_code', 'stolen_or_lost_card', 'timeout'],
]

/** The filters of charges in the published schema. */
export const chargeFilters: Filters<Charge> = {
  acquirer_reference_number: textFilter(),
  amount: amountFilter(({ amount }) => amount),
  authorized: booleanFilter(({ authorized }) => authorized),
  capture: booleanFilter(({ capture }) => capture),
  capture_id: textFilter(),
  captured: booleanFilter(({ paid }) => paid),
  card_last_digits: textFilter(),
  created: timeFilter(({ created_at }) => created_at),
  currency: wordFilter(currency, (charge) => charge.currency),
  customer_present: never,
  disputed: never,
  failure_code: wordFilter(oneOf(anyFailureCodes), ({ failure_code }) => failure_code),
  installment_terms: textFilter(),
  is_installment: never,
  refund_amount: amountFilter(({ refunded_amount }) => refunded_amount),
  refunded: booleanFilter(({ refunded_amount }) => refunded_amount > 0),
  reversed: booleanFilter(({ reversed }) => reversed),
  safe: never,
  scheduled: never,
  source_of_fund: textFilter(),
  source_type: wordFilter(
    {
      form: `one of: ${methodTypes.join(', ')}`,
      are: (word) => isMethodType(word) || isOtherType(word),
    },
    ({ source }) => source.type,
  ),
  status: wordFilter(oneOf(statuses), ({ status }) => status),
  voided: booleanFilter(({ voided }) => voided),
}

/** The filters of refunds in the published schema, and by currency as of charges. */
export const refundFilters: Filters<Refund> = {
  acquirer_reference_number: textFilter(),
  amount: amountFilter(({ amount }) => amount),
  card_first_digits: textFilter(),
  card_last_digits: textFilter(),
  charge_id: textFilter(({ charge }) => (typeof charge === 'string' ? charge : charge.id)),
  created: timeFilter(({ created_at }) => created_at),
  currency: wordFilter(currency, (refund) => refund.currency),
  status: wordFilter(oneOf(['closed']), ({ status }) => status),
  voided: booleanFilter(({ voided }) => voided),
}

function oneOf(words: readonly string[]) {
  return { form: `one of: ${words.join(', ')}`, are: (word: string) => words.includes(word) }
}
