import type { Wire } from '@omise-sandbox/api'
import type { Sandbox } from '@omise-sandbox/sandbox'

/** The day on which what is paid on 1 January before 16:15 UTC is settled in Bangkok. */
export const settledOn = '2026-01-01'
export const startAt = '2026-01-01T00:00:00Z'

/** Calls as a shop does, in an account of its own. */
export function createShop({ url, controlOf }: Sandbox, account: string) {
  const secretKey = `skey_test_${account}`

  async function post<Body>(
    path: string,
    form: Readonly<Record<string, string>>,
    prefer = 'outcome=manual',
  ): Promise<Body> {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${secretKey}:`)}`, Prefer: prefer },
      body: new URLSearchParams(form),
    })
    return (await response.json()) as Body
  }

  return {
    secretKey,
    flags: ['--url', url, '--key', secretKey],
    control: controlOf(secretKey),
    charge: (outcome: string, form: Readonly<Record<string, string>> = {}) =>
      post<Wire['Charge']>('/charges', { ...defaultForm, ...form }, `outcome=${outcome}`),
    refund: (charge: string, amount: number) =>
      post<Wire['Refund']>(`/charges/${charge}/refunds`, { amount: String(amount) }),
  }
}

export type Shop = ReturnType<typeof createShop>

const defaultForm = {
  amount: '400000',
  currency: 'THB',
  'source[type]': 'barcode_alipay',
  'source[barcode]': '1234567890',
  'source[store_id]': 'BJ_ZZ_001',
  'source[store_name]': 'Some Store',
}

const outcomes = ['failed', 'manual', 'successful', 'successful', 'failed', 'successful'] as const

/** Makes charges of every kind, some of them refunded in part, all paid before the day's cut-off. */
export async function trade({ control, charge, refund }: Shop, count: number): Promise<void> {
  const made: Wire['Charge'][] = []
  for (let number = 0; number < count; number++) {
    const outcome = outcomes[number % outcomes.length] ?? 'manual'
    made.push(await charge(outcome, { amount: String(5000 + number) }))
  }
  await control.clock.advance('60s')
  for (const { id } of made.filter((_, number) => number % outcomes.length === 2)) {
    await refund(id, 2000)
  }
}
