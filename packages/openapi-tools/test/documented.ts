import type { Request } from './call.ts'
import { formType } from './document.ts'

const charge = 'chrg_test_5kgevscrv4hfzxsaz19'
const money = { amount: '400000', currency: 'THB' }
const code = {
  type: 'barcode_alipay',
  barcode: '1234567890',
  store_id: 'BJ_ZZ_001',
  store_name: 'Some Store',
}

const post = (path: string, body?: object): Request => ({
  method: 'post',
  path,
  ...(body ? { type: formType, body } : {}),
})

/**
 * What Omise's documentation has you send with curl, which makes forms of it: the page "Alipay (Barcode)" charges, expires
 * and refunds; the API reference makes a source first, and charges it by its id.
 */
export const documentedCalls: readonly [Request, ...Request[]] = [
  post('/charges', {
    ...money,
    ...Object.fromEntries(Object.entries(code).map(([name, value]) => [`source[${name}]`, value])),
    'source[terminal_id]': 'T80001',
  }),
  post(`/charges/${charge}/expire`),
  post(`/charges/${charge}/refunds`, { amount: '400000' }),
  post('/sources', { ...money, ...code }),
  post('/charges', { ...money, source: 'src_test_5kgevscd46go3p1w68i' }),
]
