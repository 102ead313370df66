import { type ChargeCreate, createClient } from '@omise-sandbox/client'
import type { ConsoleSandbox } from './browser/sandbox.ts'

/** A shop that charges by the API, as the code of the console's users does. */
export function shopOf(sandbox: ConsoleSandbox, secretKey = sandbox.secretKey) {
  const client = createClient({ secretKey, baseUrl: sandbox.url, retry: false })
  return {
    client,
    charge: (change: ShopCharge = {}) => client.charges.create(chargeOf(change)),
  }
}

interface ShopCharge {
  readonly type?: 'alipayplus_upm' | 'barcode_alipay' | 'wechat_pay_upm'
  readonly currency?: 'THB' | 'SGD' | 'MYR'
  readonly amount?: number
  readonly barcode?: string
  readonly storeName?: string
  readonly description?: string
}

function chargeOf(change: ShopCharge): ChargeCreate {
  const { type, currency, amount, barcode, storeName, description } = change
  return {
    amount: amount ?? 400_000,
    currency: currency ?? 'THB',
    source: {
      type: type ?? 'barcode_alipay',
      barcode: barcode ?? '1234567890',
      store_id: 'BJ_ZZ_001',
      store_name: storeName ?? 'Some Store',
      terminal_id: 'T80001',
    },
    ...(description === undefined ? {} : { description }),
  }
}
