// Compiled and run beside the client that is generated into reports/client; written as a user of that client would write.
import { createCharge, createRefund, getCharge, markChargeAsPaid } from '../../reports/client'
import { createClient } from '../../reports/client/client'
import type { ChargeCreateForm } from '../../reports/client/types.gen'

/** A form that the generated types describe: each field by the name it is sent by. */
const asForm: ChargeCreateForm = {
  amount: 400_000,
  currency: 'THB',
  'source[type]': 'barcode_alipay',
  'source[barcode]': '1234567890',
}

/** Charges a scanned code, lets the payer pay, refunds a quarter, and says what the charge then shows. */
export async function chargeAndRefund(baseUrl: string, secretKey: string) {
  const client = createClient({ baseUrl, auth: `${secretKey}:`, throwOnError: true })
  const { data: charge } = await createCharge({
    client,
    throwOnError: true,
    body: {
      amount: asForm.amount,
      currency: asForm.currency,
      source: {
        type: 'barcode_alipay',
        barcode: '1234567890',
        store_id: 'BJ_ZZ_001',
        store_name: 'Some Store',
      },
    },
  })
  const path = { charge: charge.id }
  await markChargeAsPaid({ client, path, throwOnError: true })
  const { data: refund } = await createRefund({
    client,
    path,
    body: { amount: 100_000 },
    throwOnError: true,
  })
  const { data: after } = await getCharge({ client, path, throwOnError: true })
  return { status: after.status, refunded: after.refunded_amount, refund: refund.amount }
}
