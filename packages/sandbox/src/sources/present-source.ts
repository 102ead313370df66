import type { Wire } from '@omise-sandbox/api'
import { type Charge, formatInstant, methodOf, type Source, storeOf } from '@omise-sandbox/core'

/** Shows a source as in July 2020; the references are there once it is charged. */
export function presentSource(source: Source, charge: Charge | undefined): Wire['Source'] {
  const { storeId, storeName, terminalId } = storeOf(source)
  const hasReferences = charge && methodOf(source.type).hasReferences
  const shown = {
    object: 'source' as const,
    id: source.id,
    livemode: false as const,
    location: `/sources/${source.id}`,
    amount: source.amount,
    barcode: source.barcode,
    created_at: formatInstant(source.createdAt),
    currency: source.currency,
    email: null,
    flow: 'offline' as const,
    installment_term: null,
    name: null,
    mobile_number: null,
    phone_number: null,
    scannable_code: null,
    references: hasReferences ? presentReferences(charge) : null,
    store_id: storeId,
    store_name: storeName,
    terminal_id: terminalId,
    type: source.type,
    zero_interest_installments: null,
    charge_status: charge ? charge.status : ('unknown' as const),
  }
  // The serializer adds what later shapes have besides.
  return shown as Wire['Source']
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
