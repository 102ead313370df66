import type { Wire } from '@omise-sandbox/api'
import { formatInstant, type Refund } from '@omise-sandbox/core'
import { presentMetadata } from '../wire/present-metadata.ts'

export function presentRefund(refund: Refund): Wire['Refund'] {
  return {
    object: 'refund',
    id: refund.id,
    location: `/charges/${refund.charge}/refunds/${refund.id}`,
    livemode: false,
    voided: refund.voided,
    currency: refund.currency,
    amount: refund.amount,
    metadata: presentMetadata(refund.metadata),
    charge: refund.charge,
    transaction: refund.transaction,
    status: 'closed',
    funding_amount: refund.amount,
    funding_currency: refund.currency,
    created_at: formatInstant(refund.createdAt),
  }
}
