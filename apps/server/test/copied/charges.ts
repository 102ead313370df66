import { type Charge, createClient } from '@omise-sandbox/client'
import { createSandbox } from '@omise-sandbox/sandbox'

/** The quotes, dollars and line ends that text may have. */
export const nasty = ["It's", '"table"', '`7`', '$', '{1}', '\\n', '\u2028', '$(id)'].join('')

/** A charge of each kind that the console can copy. */
export async function chargesOfEachKind(): Promise<Readonly<Record<string, Charge>>> {
  await using sandbox = await createSandbox({ clock: 'virtual', outcome: 'manual', seed: 'copied' })
  await sandbox.listen()
  const client = createClient({ secretKey: sandbox.secretKey, baseUrl: sandbox.url })
  const make = () =>
    client.charges.create({
      amount: 400_000,
      currency: 'THB',
      description: nasty,
      metadata: { order: 'A-1007', note: nasty, paid_by: 2 },
      source: {
        type: 'barcode_alipay',
        barcode: '1234567890',
        store_id: 'BJ_ZZ_001',
        store_name: "ร้าน Nong's",
        terminal_id: 'T80001',
      },
    })
  const end = async (outcome: 'successful' | 'failed' | 'expired') => {
    const { id } = await make()
    await sandbox.control.charges.setOutcome(id, { outcome })
    return client.charges.get(id)
  }
  const paid = await end('successful')
  await client.refunds.create((await end('successful')).id, { amount: 100_000 })
  const [refunded] = (await client.charges.list({ order: 'reverse_chronological', limit: 1 })).data
  if (!refunded) throw new Error('A charge was refunded.')
  return {
    pending: await make(),
    paid,
    refunded,
    failed: await end('failed'),
    expired: await end('expired'),
  }
}

/** A charge that has no store, and amounts in another currency. */
export async function chargeInSingapore(): Promise<Charge> {
  await using sandbox = await createSandbox({ clock: 'virtual', country: 'SG', seed: 'copied' })
  await sandbox.listen()
  const client = createClient({ secretKey: sandbox.secretKey, baseUrl: sandbox.url })
  const { id } = await client.charges.create({
    amount: 15_000,
    currency: 'SGD',
    source: { type: 'alipayplus_upm', barcode: '2812345678901234567' },
  })
  await sandbox.control.charges.setOutcome(id, {
    outcome: 'failed',
    failure_code: 'insufficient_fund',
  })
  return await client.charges.get(id)
}
