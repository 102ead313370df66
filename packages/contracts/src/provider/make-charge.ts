import type { Wire } from '@omise-sandbox/api'
import { type Currency, countryOf } from '@omise-sandbox/core'
import type { ChargeFacts } from '../states.ts'
import { controlOf, type Stage } from './stage.ts'

type Charge = Wire['Charge']

/** A pending charge with what was asked for, and the documentation page's values for the rest. */
export async function makeCharge(stage: Stage, facts: ChargeFacts): Promise<Charge> {
  const { amount = 400_000, description, metadata } = facts
  return stage.client.charges.create({
    amount,
    currency: await useCurrency(stage, facts),
    source: sourceOf(facts),
    ...(description === undefined ? {} : { description }),
    ...(metadata === undefined ? {} : { metadata }),
  })
}

/** Has the account take a currency, by its country. */
export async function useCurrency(stage: Stage, { currency }: ChargeFacts): Promise<Currency> {
  if (currency === undefined) return 'THB'
  const control = controlOf(stage, `a charge in ${currency}`)
  await control.account.updateSettings({ country: countryOf(currency) })
  return currency
}

/** A scanned code, with a store where its payment method has any. */
export function sourceOf(facts: ChargeFacts): Wire['SourceCreate'] {
  const { source_type: type = 'barcode_alipay', barcode = '1234567890' } = facts
  if (type !== 'barcode_alipay') return { type, barcode }
  const { store_id = 'BJ_ZZ_001', store_name = 'Some Store', terminal_id = 'T80001' } = facts
  return { type, barcode, store_id, store_name, terminal_id }
}
