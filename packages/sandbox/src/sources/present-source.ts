import type { Wire } from '@omise-sandbox/api'
import { type Charge, formatInstant, type Source } from '@omise-sandbox/core'

/** Shows a source; the references are there once it is charged. */
export function presentSource(source: Source, charge: Charge | undefined): Wire['Source'] {
  return {
    object: 'source',
    id: source.id,
    livemode: false,
    location: `/sources/${source.id}`,
    amount: source.amount,
    barcode: source.barcode,
    created_at: formatInstant(source.createdAt),
    currency: 'THB',
    email: null,
    flow: 'offline',
    installment_term: null,
    name: null,
    mobile_number: null,
    phone_number: null,
    scannable_code: null,
    references: charge ? presentReferences(charge) : null,
    store_id: source.storeId,
    store_name: source.storeName,
    terminal_id: source.terminalId,
    type: 'barcode_alipay',
    zero_interest_installments: null,
    charge_status: charge ? charge.status : 'unknown',
  }
}

function presentReferences(charge: Charge): Wire['SourceReferences'] {
  return {
    expires_at: formatInstant(charge.facts.expiresAt),
    device_id: null,
    customer_amount: null,
    customer_currency: null,
    customer_exchange_rate: null,
    omise_tax_id: null,
    reference_number_1: null,
    reference_number_2: null,
    barcode: null,
    payment_code: null,
    va_code: null,
  }
}
