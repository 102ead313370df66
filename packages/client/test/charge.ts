import type { Charge, ChargeCreate } from '../src/index.ts'

export const barcode = '281234567890123456'

/** What a till sends when it has scanned a code. */
export const scanned: ChargeCreate = {
  amount: 400_000,
  currency: 'THB',
  source: { type: 'barcode_alipay', barcode, store_id: 'BJ_ZZ_001', store_name: 'Some Store' },
  metadata: { sale: 'A-1007' },
}

/** As much of a charge as a test looks at. */
export function aCharge(fields: Partial<Charge> & { readonly id?: string } = {}): Charge {
  const given = { object: 'charge', id: 'chrg_test_1', status: 'pending', metadata: {} }
  return { ...given, expires_at: '2025-06-02T10:00:00Z', ...fields } as Charge
}

/** An error as Omise answers it. */
export function anError(code: string, message: string) {
  const location = `https://www.omise.co/api-errors#${code.replaceAll('_', '-')}`
  return { object: 'error', location, code, message }
}
