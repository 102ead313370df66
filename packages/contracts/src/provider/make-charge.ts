import type { Wire } from '@omise-sandbox/api'
import type { ChargeFacts } from '../states.ts'
import type { Stage } from './stage.ts'

type Charge = Wire['Charge']

/** A pending charge with what was asked for, and the documentation page's values for the rest. */
export function makeCharge({ client }: Stage, facts: ChargeFacts): Promise<Charge> {
  const { amount = 400_000, description, metadata } = facts
  return client.charges.create({
    amount,
    currency: 'THB',
    source: sourceOf(facts),
    ...(description === undefined ? {} : { description }),
    ...(metadata === undefined ? {} : { metadata }),
  })
}

/** A scanned code, with a store where its payment method has any. */
export function sourceOf(facts: ChargeFacts): Wire['SourceCreate'] {
  const { source_type: type = 'barcode_alipay', barcode = '1234567890' } = facts
  if (type !== 'barcode_alipay') return { type, barcode }
  const { store_id = 'BJ_ZZ_001', store_name = 'Some Store', terminal_id = 'T80001' } = facts
  return { type, barcode, store_id, store_name, terminal_id }
}
