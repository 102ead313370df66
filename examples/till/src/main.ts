import { createClient } from '@omise-sandbox/client'
import { defaultMethod, readPaymentMethod } from './payment-method.ts'
import { createTill } from './till.ts'

const {
  OMISE_URL = 'http://127.0.0.1:8424',
  OMISE_SECRET_KEY = 'skey_test_sandbox',
  OMISE_WEBHOOK_SECRET,
  METHOD = defaultMethod,
  PORT = '3000',
} = process.env

if (!OMISE_WEBHOOK_SECRET) {
  throw new Error('Set OMISE_WEBHOOK_SECRET to the webhook secret that the sandbox shows at start.')
}

const till = createTill({
  omise: createClient({ secretKey: OMISE_SECRET_KEY, baseUrl: OMISE_URL }),
  webhookSecret: OMISE_WEBHOOK_SECRET,
  method: readPaymentMethod(METHOD),
  store: { id: 'BJ_ZZ_001', name: 'Some Store', terminal: 'T80001' },
  printReceipt: ({ order, amount }) => printLine(`receipt: ${order}, ${amount} satang`),
})

till.app.listen(Number(PORT), () => printLine(`The till listens at http://127.0.0.1:${PORT}`))

setInterval(async () => {
  const { settled, unreachable } = await till.reconcile()
  if (settled.length > 0) printLine(`reconciled: ${settled.map(({ order }) => order).join(', ')}`)
  if (unreachable.length > 0) printLine(`could not reconcile ${unreachable.length} sales`)
}, 60_000)

function printLine(line: string): void {
  process.stdout.write(`${line}\n`)
}
