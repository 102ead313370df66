import type { ChargeCreate } from '@omise-sandbox/client'

/** A charge that is paid a little later, whatever the account's default: its test barcode says so. */
export const firstCharge: ChargeCreate = {
  amount: 400_000,
  currency: 'THB',
  source: {
    type: 'barcode_alipay',
    barcode: '280000000000000000',
    store_id: 'BJ_ZZ_001',
    store_name: 'Some Store',
    terminal_id: 'T80001',
  },
}

/** The same charge as a command. */
export function curlOfFirstCharge(url: string, secretKey: string): string {
  return [
    `curl ${url}/charges \\`,
    `  -u ${secretKey}: \\`,
    '  -d "amount=400000" \\',
    '  -d "currency=THB" \\',
    '  -d "source[type]=barcode_alipay" \\',
    '  -d "source[barcode]=280000000000000000" \\',
    '  -d "source[store_id]=BJ_ZZ_001" \\',
    '  -d "source[store_name]=Some Store" \\',
    '  -d "source[terminal_id]=T80001"',
  ].join('\n')
}
