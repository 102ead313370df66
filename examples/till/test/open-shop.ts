import { type Charge, type Client, createClient } from '@omise-sandbox/client'
import { type Control, createSandbox, type Sandbox } from 'omise-sandbox'
import supertest from 'supertest'
import type { PaymentMethod } from '../src/payment-method.ts'
import type { PaidSale } from '../src/sale.ts'
import { createTill, type Till } from '../src/till.ts'

/** A till that charges at a sandbox of its own, whose webhooks come to it over HTTP. Its clock stands still until moved. */
export interface Shop extends AsyncDisposable {
  readonly till: Till
  /** Where the till listens. */
  readonly url: string
  /** Calls the till. */
  readonly cashier: ReturnType<typeof supertest>
  readonly sandbox: Sandbox
  readonly control: Control
  readonly omise: Client
  /** The orders that receipts were printed for. */
  readonly receipts: readonly string[]
  /** Every charge there is. */
  charges(): Promise<readonly Charge[]>
  /** What the till answered to the webhooks sent so far, oldest first. */
  webhooks(): Promise<readonly string[]>
}

/**
 * @param trick puts another client in the place of the till's
 * @param method what payers pay by
 */
export async function openShop(
  trick: (omise: Client, sandbox: Sandbox) => Client = (omise) => omise,
  method?: PaymentMethod,
): Promise<Shop> {
  const sandbox = await createSandbox({ clock: 'virtual', seed: 'till' })
  const { control, secretKey, webhookSecret } = sandbox
  const { url: baseUrl } = await sandbox.listen()
  // Waiting for a charge moves the sandbox's clock, so nothing is waited for. Without retries, for those wait too, also
  // when a webhook is being taken; and the clock does not move on before that webhook is answered.
  const pause = (milliseconds: number) => control.clock.advance(`${milliseconds}ms`)
  const omise = createClient({ secretKey, baseUrl, pause, retry: false })
  const receipts: string[] = []
  const till = createTill({
    omise: trick(omise, sandbox),
    webhookSecret,
    ...(method === undefined ? {} : { method }),
    store: { id: 'BJ_ZZ_001', name: 'Some Store', terminal: 'T80001' },
    printReceipt: ({ order }: PaidSale) => receipts.push(order),
  })
  const { url, close } = await listen(till)
  await control.webhooks.update({ url: `${url}/webhooks` })

  return {
    till,
    url,
    cashier: supertest(url),
    sandbox,
    control,
    omise,
    receipts,
    charges: async () => (await omise.charges.list({ limit: 100 })).data,
    async webhooks() {
      await sandbox.settled()
      const { data } = await control.deliveries.list({ limit: 100 })
      return data
        .toReversed()
        .flatMap(({ key, attempts }) =>
          attempts.map(({ response }) => `${key} ${response?.status ?? 'unanswered'}`),
        )
    },
    async [Symbol.asyncDispose]() {
      // The sandbox first: it finishes the webhooks that are under way.
      await sandbox.close()
      await close()
    },
  }
}

async function listen({ app }: Till) {
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The till has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** What a cashier sends to sell; the payer pays two seconds later unless the barcode says otherwise. */
export function aSale(changes: Readonly<Record<string, unknown>> = {}) {
  return { order: 'A-1', amount: 400_000, barcode: '1234567890', ...changes }
}

/** The sandbox's test barcodes: the last four digits decide what happens. */
export function barcodeEnding(digits: string): string {
  return `28000000000000${digits}`
}
