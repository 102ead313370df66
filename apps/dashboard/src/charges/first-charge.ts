import type { ChargeCreate } from '@omise-sandbox/client'
import { hasStores, type PaymentMethod } from '../methods/payment-method.ts'

/** A charge that is paid a little later, whatever the account's default: its test barcode says so. */
export function firstChargeOf(method: PaymentMethod) {
  const { source_type: type, currency } = method
  const code = { type, barcode: '280000000000000000' }
  const store = { store_id: 'BJ_ZZ_001', store_name: 'Some Store', terminal_id: 'T80001' }
  const source = hasStores(method) ? { ...code, ...store } : code
  return { amount: 400_000, currency, source } satisfies ChargeCreate
}

/** The same charge as a command. */
export function curlOfFirstCharge(method: PaymentMethod, url: string, secretKey: string): string {
  const { amount, currency, source } = firstChargeOf(method)
  const fields = [
    ['amount', amount],
    ['currency', currency],
    ...Object.entries(source).map(([name, value]) => [`source[${name}]`, value]),
  ]
  const data = fields.map(([name, value]) => `  -d "${name}=${value}"`).join(' \\\n')
  return `curl ${url}/charges \\\n  -u ${secretKey}: \\\n${data}`
}
