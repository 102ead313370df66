// An integration as Omise's Node SDK has it: default hosts, nothing that knows of a sandbox.
const omise = require('omise')({
  secretKey: process.env.OMISE_SECRET_KEY,
  publicKey: process.env.OMISE_PUBLIC_KEY,
  omiseVersion: '2019-05-29',
})

async function main() {
  const seen = {}
  const scanned = {
    type: 'barcode_alipay',
    amount: 400000,
    currency: 'THB',
    barcode: '1234567890',
    store_id: 'BJ_ZZ_001',
    store_name: 'Some Store',
  }
  const source = await omise.sources.create(scanned)
  seen.source = source.charge_status
  const charge = await omise.charges.create({
    amount: '400000',
    currency: 'THB',
    source: source.id,
  })
  seen.created = charge.status
  seen.retrieved = (await omise.charges.retrieve(charge.id)).id === charge.id
  seen.listed = (await omise.charges.list({ limit: 5, order: 'reverse_chronological' })).data.length
  seen.updated = (await omise.charges.update(charge.id, { description: 'Table 7' })).description
  const other = await omise.charges.create({
    amount: 400000,
    currency: 'THB',
    source: { ...scanned },
  })
  seen.expired = (await omise.charges.expire(other.id)).status
  seen.pay = charge.id
  // The till waits for its webhook; here the test lets the payer pay and says so.
  await new Promise((resolve) => {
    process.stdin.once('data', resolve)
    process.stdout.write(`${JSON.stringify({ pay: charge.id })}\n`)
  })
  seen.paid = (await omise.charges.retrieve(charge.id)).status
  const refund = await omise.charges.createRefund(charge.id, { amount: 1000 })
  seen.refund = refund.amount
  seen.refundRetrieved = (await omise.charges.retrieveRefund(charge.id, refund.id)).id === refund.id
  seen.refunds = (await omise.charges.listRefunds(charge.id)).total
  seen.events = (await omise.events.list({ limit: 100 })).data.map(({ key }) => key)
  seen.account = (await omise.account.retrieve()).object
  seen.balance = (await omise.balance.retrieve()).total
  seen.capability = (await omise.capability.retrieve()).payment_methods.find(
    ({ name }) => name === scanned.type,
  ).name
  seen.found = (await omise.search.list({ scope: 'charge', query: charge.id })).total
  seen.transactions = (await omise.transactions.list()).total
  seen.refused = await omise.charges
    .create({ amount: 10, currency: 'THB', source: scanned })
    .catch((error) => error.message)
  seen.captured = await omise.charges.capture(charge.id).catch((error) => error.code)
  process.stdout.write(`${JSON.stringify(seen)}\n`)
  process.exit(0)
}

main().catch((error) => {
  process.stderr.write(`${JSON.stringify(error)} ${error.stack}\n`)
  process.exit(1)
})
