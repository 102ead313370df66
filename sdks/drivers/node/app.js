// Makes every call of the payment method with omise-node, and prints a line of JSON for each.
const client = require(process.env.SDK_CHECKOUT)({
  publicKey: process.env.OMISE_PUBLIC_KEY,
  secretKey: process.env.OMISE_SECRET_KEY,
  omiseVersion: '2019-05-29',
})
const api = require(`${process.env.SDK_CHECKOUT}/lib/api`)

const scanned = {
  type: 'barcode_alipay',
  amount: 400000,
  currency: 'THB',
  barcode: '1234567890',
  store_id: 'BJ_ZZ_001',
  store_name: 'Some Store',
  terminal_id: 'T-1',
}
const sale = { amount: 400000, currency: 'THB' }
const made = {}

async function check(call, act) {
  const line = await act().then(
    (holds) => (holds ? { ok: true } : { ok: false, error: 'another answer than expected' }),
    (error) => ({ ok: false, error: `${error.code}: ${error.message}` }),
  )
  process.stdout.write(`${JSON.stringify({ call, ...line })}\n`)
}

/** Makes a call that the SDK has no method for, by the SDK's own transport. */
function mark(charge, state) {
  const path = `/charges/${charge.id}/mark_as_${state}`
  return api.post({ key: process.env.OMISE_SECRET_KEY, omiseVersion: '2019-05-29', path, body: {} })
}

async function keep(name, promise) {
  made[name] = await promise
  return made[name]
}

function refused(code, promise) {
  return promise.then(
    () => false,
    (error) => error.code === code,
  )
}

const inHours = (hours) => new Date(Date.now() + hours * 3_600_000)

const calls = {
  'account.retrieve': async () => (await client.account.retrieve()).object === 'account',
  'account.update': async () =>
    (await client.account.updateAccount({ zero_interest_installments: true })).object === 'account',
  'capability.retrieve': async () =>
    (await client.capability.retrieve()).payment_methods.some(
      ({ name }) => name === 'barcode_alipay',
    ),
  'balance.retrieve': async () => (await client.balance.retrieve()).currency === 'THB',
  'source.create': async () =>
    (await keep('source', client.sources.create(scanned))).flow === 'offline',
  'source.retrieve': async () =>
    (await client.sources.retrieve(made.source.id)).id === made.source.id,
  'charge.create': async () =>
    (await keep('charge', client.charges.create({ ...sale, source: made.source.id }))).status ===
    'pending',
  'charge.retrieve': async () =>
    (await client.charges.retrieve(made.charge.id)).source.id === made.source.id,
  'charge.update': async () =>
    (
      await client.charges.update(made.charge.id, {
        description: 'Table 7',
        metadata: { order: 'A-1', lines: [{ sku: 'tea', qty: 2 }] },
      })
    ).description === 'Table 7',
  'charge.mark_as_paid': async () => (await mark(made.charge, 'paid')).status === 'successful',
  'refund.create': async () =>
    (
      await keep(
        'refund',
        client.charges.createRefund(made.charge.id, {
          amount: 1000,
          metadata: { reason: 'cold' },
        }),
      )
    ).amount === 1000,
  'refund.retrieve': async () =>
    (await client.charges.retrieveRefund(made.charge.id, made.refund.id)).id === made.refund.id,
  'refund.list': async () => (await client.charges.listRefunds(made.charge.id)).total === 1,
  'charge.create inline': async () =>
    (await keep('inline', client.charges.create({ ...sale, source: scanned, capture: true })))
      .source.type === 'barcode_alipay',
  'refund.create void': async () => {
    await mark(made.inline, 'paid')
    const refund = { amount: 400000, void: true }
    return (await client.charges.createRefund(made.inline.id, refund)).voided
  },
  'charge.create expires_at': async () => {
    const at = inHours(1)
    const charge = { ...sale, source: scanned, expires_at: at }
    const { expires_at } = await keep('later', client.charges.create(charge))
    return expires_at === at.toISOString().replace(/\.\d+/, '')
  },
  'charge.expire': async () => (await client.charges.expire(made.later.id)).status === 'expired',
  'charge.create webhook_endpoints': async () => {
    const more = {
      webhook_endpoints: ['https://127.0.0.1:9/hook'],
      return_uri: 'https://shop.example/done',
    }
    const charge = { ...sale, source: scanned, ...more }
    return (await keep('hooked', client.charges.create(charge))).status === 'pending'
  },
  'charge.mark_as_failed': async () =>
    (await mark(made.hooked, 'failed')).failure_code === 'failed_processing',
  'charge.list': async () => {
    const page = { limit: 2, offset: 1, order: 'reverse_chronological' }
    const ids = (await client.charges.list(page)).data.map(({ id }) => id)
    return ids.join() === [made.later.id, made.inline.id].join()
  },
  'charge.list from to': async () => {
    const window = { from: inHours(-1).toISOString(), to: inHours(1).toISOString() }
    return (await client.charges.list(window)).total === 4
  },
  'charge.search': async () => {
    const search = { scope: 'charge', query: made.charge.id, order: 'chronological' }
    return (await client.search.list(search)).total === 1
  },
  'event.list': async () => (await client.events.list({ limit: 5 })).data.length === 5,
  'event.retrieve': async () => {
    const [event] = (await client.events.list({ limit: 1 })).data
    return (await client.events.retrieve(event.id)).object === 'event'
  },
  'transaction.list': async () => (await client.transactions.list()).total === 4,
  'transaction.retrieve': async () => {
    const [transaction] = (await client.transactions.list()).data
    return (await client.transactions.retrieve(transaction.id)).object === 'transaction'
  },
  'refusal of an amount': () =>
    refused(
      'invalid_charge',
      client.charges.create({ amount: 10, currency: 'THB', source: scanned }),
    ),
  'refusal of an id': () =>
    refused('not_found', client.charges.retrieve('chrg_test_5xuy4w91xqz7d1w9u0t')),
}

async function main() {
  for (const [call, act] of Object.entries(calls)) await check(call, act)
  process.exit(0)
}

main()
