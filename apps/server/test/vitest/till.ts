import type { TestAccount } from '../../src/vitest.ts'

/** Charges a code, as a till would. */
export async function charge(
  { url, secretKey }: TestAccount,
  barcode = '1234567890',
): Promise<{ id: string; status: string; created_at: string }> {
  const answer = await fetch(`${url}/charges`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${secretKey}:`)}` },
    body: new URLSearchParams({
      amount: '400000',
      currency: 'THB',
      'source[type]': 'barcode_alipay',
      'source[barcode]': barcode,
      'source[store_id]': 'BJ_ZZ_001',
      'source[store_name]': 'Some Store',
    }),
  })
  return (await answer.json()) as { id: string; status: string; created_at: string }
}
