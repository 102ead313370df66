import { ids } from './ids.ts'
import type { ProviderState, ProviderStates } from './states.ts'

/** What a provider state means, and what each of its parameters is when it is left out. */
export interface StateDescription<State extends ProviderState = ProviderState> {
  readonly meaning: string
  readonly parameters: { readonly [Name in keyof Required<ProviderStates[State]>]: string }
}

const sourceParameters = {
  source: `its id; ${ids.source}`,
  source_type: 'the payment method; the first that has the failure code',
  currency: 'that of the account, whose country follows from it; THB',
  amount: 'subunits; 400000',
  barcode: 'the scanned code; 1234567890',
  store_id: 'BJ_ZZ_001',
  store_name: 'Some Store',
  terminal_id: 'T80001',
}
const chargeParameters = {
  charge: `its id; ${ids.charge}`,
  ...sourceParameters,
  event: `its newest event's id; ${ids.event}`,
  description: 'none',
  metadata: 'none',
}
const paidParameters = {
  ...chargeParameters,
  transaction: `the payment's id; ${ids.transaction}`,
}

/** Every provider state, for people who write contracts. */
export const stateDescriptions: {
  readonly [State in ProviderState]: StateDescription<State>
} = {
  'the account is empty': {
    meaning: 'Nothing was ever charged. Each interaction begins so; the state only says it.',
    parameters: {},
  },
  'a source is stored': {
    meaning: 'A scanned code was kept, and not charged yet.',
    parameters: sourceParameters,
  },
  'a charge is pending': {
    meaning: 'A charge waits for its payer.',
    parameters: chargeParameters,
  },
  'a charge was paid': {
    meaning: 'A charge is successful, and nothing of it was refunded.',
    parameters: paidParameters,
  },
  'a charge failed': {
    meaning: 'A charge failed.',
    parameters: { ...chargeParameters, failure_code: 'failed_processing' },
  },
  'a charge expired': {
    meaning: 'A charge was set to expire before anybody paid.',
    parameters: chargeParameters,
  },
  'a charge was updated': {
    meaning: "A pending charge's description was changed.",
    parameters: { ...chargeParameters, description: 'what it was changed to; Table 7' },
  },
  'a charge was refunded': {
    meaning: 'A paid charge was refunded, in whole or in part.',
    parameters: {
      ...paidParameters,
      refund: `the refund's id; ${ids.refund}`,
      refunded: 'satang; the whole amount',
    },
  },
  'there are charges': {
    meaning: 'Some pending charges, one made after the other.',
    parameters: { count: 'how many; 3', amount: 'satang, of each; 400000' },
  },
  'a store is set for the account': {
    meaning: 'Charges need not name a store.',
    parameters: { store_id: 'BJ_ZZ_001', store_name: 'Some Store' },
  },
  'the API is out of order': {
    meaning: 'Every call is answered with an error, and nothing is done.',
    parameters: { status: '503' },
  },
  'too many requests were made': {
    meaning: 'Every call is answered 429, and nothing is done.',
    parameters: { retry_after: '3s' },
  },
  'the time is': {
    meaning: "The account's clock stands at a time.",
    parameters: { at: '2025-01-01T00:00:00Z' },
  },
  'a rule is set': {
    meaning: 'The next payer fails.',
    parameters: { failure_code: 'insufficient_balance' },
  },
  'a phone shows a code': {
    meaning: "A payer's phone shows a code, and nothing was charged of it.",
    parameters: {},
  },
  'a fault is set': {
    meaning: 'The next answer of an operation is lost once it is done.',
    parameters: { on: 'POST /charges' },
  },
  'a snapshot is kept': {
    meaning: "The account's state was kept by a name.",
    parameters: { name: 'before-the-sale' },
  },
  'a webhook was sent': {
    meaning: 'A charge is pending, and its charge.create was delivered.',
    parameters: chargeParameters,
  },
}
