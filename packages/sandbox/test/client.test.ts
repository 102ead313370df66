import { readFileSync } from 'node:fs'
import { type OmiseOperation, omiseRoutes } from '@omise-sandbox/api'
import document from '@omise-sandbox/api/documents/omise.json' with { type: 'json' }
import {
  type Charge,
  type ChargeCreate,
  type Client,
  type ClientOptions,
  ConnectionError,
  createClient,
  OmiseError,
  RequestError,
  WaitTimeoutError,
} from '@omise-sandbox/client'
import { describe, expect, it } from 'vitest'
import type { SandboxOptions } from '../src/index.ts'
import { type CheckedSandbox, openSandbox, testBarcode } from './harness.ts'
import { chargeOnce } from './recipes/charge-once.ts'
import { sizes } from './sizes.ts'

interface ClientSandbox extends CheckedSandbox {
  readonly client: Client
  readonly clientWith: (options: Partial<ClientOptions>) => Client
}

/** A sandbox and a client that waits by moving its clock. */
async function openClient(options: SandboxOptions = {}): Promise<ClientSandbox> {
  const checked = await openSandbox({ startAt: '2025-06-01T10:00:00Z', ...options })
  const { url: baseUrl } = await checked.sandbox.listen()
  const { secretKey, control } = checked.sandbox
  const pause = (milliseconds: number) => control.clock.advance(`${milliseconds}ms`)
  const clientWith = (changes: Partial<ClientOptions>) =>
    createClient({ secretKey, baseUrl, pause, ...changes } as ClientOptions)
  return { ...checked, client: clientWith({}), clientWith }
}

function scanned(
  changes: Partial<ChargeCreate> & { readonly barcode?: string } = {},
): ChargeCreate {
  const { barcode = '1234567890', ...rest } = changes
  return {
    amount: 400_000,
    currency: 'THB',
    source: { type: 'barcode_alipay', barcode, store_id: 'BJ_ZZ_001', store_name: 'Some Store' },
    ...rest,
  }
}

async function refusal(call: Promise<unknown>): Promise<OmiseError> {
  const error = await call.then(
    () => expect.fail('It was not refused.'),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(OmiseError)
  return error as OmiseError
}

describe('the client, against the sandbox', () => {
  it('calls every operation, and is answered as its types say', async () => {
    await using checked = await openClient()
    const { client } = checked
    const { charges, refunds, sources, events, transactions } = client

    const source = await sources.create({
      type: 'barcode_alipay',
      barcode: '1234567890',
      amount: 400_000,
      currency: 'THB',
      store_id: 'BJ_ZZ_001',
      store_name: 'Some Store',
    })
    const made = await charges.create(scanned({ source: source.id }))
    const charge = await charges.waitUntilFinal(made.id)
    const refund = await refunds.create(charge.id, { amount: 10_000, metadata: { why: 'cold' } })
    const [paid, failed, expired] = await Promise.all([
      charges.create(scanned()).then(({ id }) => charges.markAsPaid(id)),
      charges
        .create(scanned())
        .then(({ id }) => charges.markAsFailed(id, { failure_code: 'payment_rejected' })),
      charges.create(scanned()).then(({ id }) => charges.expire(id)),
    ])
    const whole = await charges.get(charge.id, { expand: true })
    const [event] = (await events.ofCharge(charge.id)).data
    const { origin } = await transactions.get(`${charge.transaction}`)

    expect([made, charge, paid, failed, expired].map(({ status }) => status)).toEqual([
      'pending',
      'successful',
      'successful',
      'failed',
      'expired',
    ])
    expect(failed.failure_code).toBe('payment_rejected')
    expect(whole.transaction).toMatchObject({ object: 'transaction', origin: charge.id })
    expect(origin).toBe(charge.id)
    expect(await events.get(event?.id ?? '')).toMatchObject({ key: 'charge.create' })
    expect((await sources.get(source.id)).charge_status).toBe('successful')
    expect((await charges.update(charge.id, { description: 'Table 7' })).description).toBe(
      'Table 7',
    )
    expect(await refunds.get(charge.id, refund.id, { expand: true })).toMatchObject({
      amount: 10_000,
      charge: { id: charge.id },
    })
    expect((await refunds.ofCharge(charge.id)).total).toBe(1)
    expect((await refunds.list()).data.map(({ id }) => id)).toEqual([refund.id])
    expect((await refunds.search({ query: 'cold' })).total).toBe(1)
    expect((await charges.search({ filters: { status: 'failed' } })).data).toEqual([failed])
    expect((await charges.list({ limit: 2, offset: 1 })).data).toHaveLength(2)
    expect((await events.list({ order: 'reverse_chronological', limit: 1 })).total).toBe(10)
    expect((await transactions.list()).total).toBe(3)
    expect((await client.balance.get()).currency).toBe('THB')
    expect((await client.account.update({ webhook_uri: null })).webhook_uri).toBeNull()
    expect((await client.account.get()).country).toBe('TH')
    expect((await client.capability.get()).limits.charge_amount.max).toBe(15_000_000)
    expect((await client.system.get()).versions).toContain('2019-05-29')
    await refusal(charges.capture(charge.id))
    await refusal(charges.reverse(charge.id))

    expect(new Set(checked.answers.map(({ operation }) => operation))).toEqual(
      new Set(calledByTheClient()),
    )
  })

  it('is answered in the version it asks for', async () => {
    await using checked = await openClient({ strictVersion: true })

    const error = await refusal(checked.clientWith({ version: '1999-01-01' }).balance.get())
    const balance = await checked.clientWith({ version: '2019-05-29' }).balance.get()

    expect(error.message).toBe('Omise-Version is invalid')
    expect(balance.object).toBe('balance')
  })

  it('uses the public key for what it may do', async () => {
    await using checked = await openClient()
    const { publicKey } = checked.sandbox
    const client = checked.clientWith({ publicKey })

    await client.capability.get()
    await client.charges.list()

    const { data } = await checked.sandbox.control.requests.list()
    expect(data.map(({ key }) => key)).toEqual(['secret', 'public'])
  })
})

/** All operations, but for the document's own word that they are of no use here, and the search of any scope. */
function calledByTheClient(): readonly OmiseOperation[] {
  const paths: Readonly<Record<string, Readonly<Record<string, object>>>> = document.paths
  const isElsewhere = ({ path, method }: (typeof omiseRoutes)[number]) =>
    (paths[path]?.[method] as { tags?: readonly string[] } | undefined)?.tags?.includes('Elsewhere')
  return omiseRoutes
    .filter((route) => !isElsewhere(route))
    .map(({ operation }) => operation)
    .filter((operation) => operation !== 'search')
}

describe('a refusal', () => {
  it.each<[string, number, (client: Client, charge: Charge) => Promise<unknown>]>([
    ['invalid_charge', 400, ({ charges }) => charges.create(scanned({ amount: 10 }))],
    [
      'bad_request',
      400,
      ({ sources }) => sources.create({ type: 'barcode_alipay', barcode: '1', amount: 'many' }),
    ],
    ['not_found', 404, ({ charges }) => charges.get('chrg_test_5no0lwvf2zpwgbn4ux4')],
    ['failed_expire', 400, ({ charges }, { id }) => charges.expire(id)],
    ['failed_refund', 400, ({ refunds }, { id }) => refunds.create(id, { amount: 400_001 })],
    ['failed_capture', 400, ({ charges }, { id }) => charges.capture(id)],
    ['failed_reverse', 400, ({ charges }, { id }) => charges.reverse(id)],
    ['invalid_page', 422, ({ charges }) => charges.search({ page: 0 })],
    ['invalid_filter', 422, ({ charges }) => charges.search({ filters: { colour: 'red' } })],
  ])('%s is an OmiseError, whose call was not carried out', async (code, status, call) => {
    await using checked = await openClient()
    const { charges } = checked.client
    const { id } = await charges.create(scanned())
    const charge = await charges.waitUntilFinal(id)

    expect(await refusal(call(checked.client, charge))).toMatchObject({
      code,
      status,
      carriedOut: 'no',
      location: `https://www.omise.co/api-errors#${code.replaceAll('_', '-')}`,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('of a key that is of the wrong kind is an authentication_failure', async () => {
    await using checked = await openClient()
    const client = checked.clientWith({ secretKey: checked.sandbox.publicKey })

    expect(await refusal(client.charges.list())).toMatchObject({
      code: 'authentication_failure',
      status: 401,
      message: 'authentication failed',
    })
  })

  it('by a fault is tried again where that is safe', async () => {
    await using checked = await openClient()
    const { clock, faults, requests } = checked.sandbox.control
    await faults.add({ on: '*', type: 'rate-limit', retry_after: '2s', times: 2 })
    await faults.add({ on: '*', type: 'status', status: 503, times: 2 })

    const read = checked.clientWith({ retry: { attempts: 5 } }).balance.get()
    expect((await read).object).toBe('balance')
    expect((await clock.now()).now > '2025-06-01T10:00:04Z').toBe(true)

    await faults.add({ on: '*', type: 'status', status: 500, times: 1 })
    const error = await refusal(checked.client.charges.create(scanned()))
    expect(error).toMatchObject({ status: 500, carriedOut: 'unknown' })
    expect((await requests.list()).data.map(({ status }) => status)).toEqual([
      500, 200, 503, 503, 429, 429,
    ])
  })
})

describe('waiting', () => {
  it.each([
    ['1001', 'payment_cancelled'],
    ['1002', 'failed_processing'],
    ['1003', 'insufficient_balance'],
    ['1004', 'payment_rejected'],
    ['1005', 'payment_expired'],
  ])('for the payer of barcode …%s ends in %s', async (ending, code) => {
    await using checked = await openClient()
    const { charges } = checked.client
    const { id } = await charges.create(scanned({ barcode: testBarcode(ending) }))

    expect(await charges.waitUntilFinal(id)).toMatchObject({ status: 'failed', failure_code: code })
  })

  it('for a payer who never answers ends a day later, when the charge expires', async () => {
    await using checked = await openClient({ outcome: 'manual' })
    const { charges } = checked.client
    const { id } = await charges.create(scanned())
    const hour = 3_600_000

    const charge = await charges.waitUntilFinal(id, { timeout: 30 * hour, interval: hour })

    expect(charge).toMatchObject({ status: 'expired', expired_at: '2025-06-02T10:00:00Z' })
  })

  it('gives up in time, on the account’s clock', async () => {
    await using checked = await openClient({ outcome: 'manual' })
    const { charges } = checked.client
    const { id } = await charges.create(scanned())

    const error = await charges.waitUntilFinal(id).catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(WaitTimeoutError)
    expect(error).not.toBeInstanceOf(RequestError)
    expect(error).toMatchObject({ charge: { id, status: 'pending' }, timeout: 60_000 })
    const { now } = await checked.sandbox.control.clock.now()
    expect(Date.parse(now)).toBe(Date.parse('2025-06-01T10:01:00Z'))
  })
})

describe('a create whose answer is lost', () => {
  const order = scanned({ metadata: { sale: 'A-1007' } })

  it('is said to be unknown, and the charge is found by its reference', async () => {
    await using checked = await openClient()
    const { charges } = checked.client
    await charges.create(scanned({ metadata: { sale: 'A-10071', note: 'A-1007' } }))
    await checked.sandbox.control.faults.add({
      on: 'POST /charges',
      type: 'commit-then-reset',
      times: 1,
    })

    const error = await charges.create(order).catch((thrown: unknown) => thrown)
    const found = await charges.findByMetadata('sale', 'A-1007')

    expect(error).toBeInstanceOf(ConnectionError)
    expect((error as RequestError).carriedOut).toBe('unknown')
    expect(found).toMatchObject([{ amount: 400_000, metadata: { sale: 'A-1007' } }])
    expect((await charges.list()).total).toBe(2)
  })

  it.each([
    ['commit-then-reset', 'was made'],
    ['reset-before-commit', 'was not made'],
    ['garbage', 'was not made'],
    ['status', 'was not made'],
  ] as const)('by %s is charged once, when the charge %s', async (type, _fate) => {
    await using checked = await openClient()
    await checked.sandbox.control.faults.add({ on: 'POST /charges', type, times: 1 })

    const charge = await chargeOnce(checked.client, 'A-1007', order)

    expect(charge.metadata).toEqual({ sale: 'A-1007' })
    expect((await checked.client.charges.list()).data).toEqual([charge])
  })

  it.each([
    [
      'made, and the search fails too',
      'commit-then-reset',
      { on: 'GET /charges/search', type: 'status', status: 503 },
      503,
    ],
    [
      'not made, and the second is refused',
      'reset-before-commit',
      { on: 'POST /charges', type: 'rate-limit', times: 1 },
      429,
    ],
  ] as const)('stays unknown when it was %s', async (_fate, type, then, status) => {
    await using checked = await openClient()
    const { faults } = checked.sandbox.control
    await faults.add({ on: 'POST /charges', type, times: 1 })
    await faults.add(then)

    const error = await chargeOnce(checked.client, 'A-1007', order).catch((thrown) => thrown)

    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ carriedOut: 'unknown', cause: { status, carriedOut: 'no' } })
  })

  it('is not made again when it was refused', async () => {
    await using checked = await openClient()

    const error = await refusal(chargeOnce(checked.client, 'A-1007', scanned({ amount: 10 })))

    expect(error.code).toBe('invalid_charge')
    expect(checked.answers).toHaveLength(1)
  })

  it('is told of in docs/client.md by the code that is run here', () => {
    const text = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
    const recipe = text('recipes/charge-once.ts')

    expect(text('../../../docs/client.md')).toContain(`\`\`\`ts\n${recipe}\`\`\`\n`)
  })
})

describe(`going through ${sizes.chargesPaged} charges`, () => {
  const made = sizes.chargesPaged
  /** Pages that are full, each of which is followed by another. */
  const fullPages = Math.floor(made / 100)

  async function openWithCharges() {
    const checked = await openClient({ outcome: 'manual' })
    const { charges } = checked.client
    await Promise.all(Array.from({ length: made }, () => charges.create(scanned())))
    return checked
  }

  /** Ids as they are given, a charge being made at the beginning of each page. */
  async function idsWhileBusy(client: Client, order: 'chronological' | 'reverse_chronological') {
    const ids: string[] = []
    for await (const { id } of client.charges.each({ order })) {
      if (ids.length % 100 === 0) await client.charges.create(scanned())
      ids.push(id)
    }
    return ids
  }

  it('gives each once, oldest first, and those made before the last page at the end', async () => {
    await using checked = await openWithCharges()

    const ids = await idsWhileBusy(checked.client, 'chronological')

    expect(ids).toEqual([...new Set(ids)].sort())
    expect(ids).toHaveLength(made + fullPages)
  })

  it('gives each once, newest first, and none made meanwhile', async () => {
    await using checked = await openWithCharges()

    const ids = await idsWhileBusy(checked.client, 'reverse_chronological')

    expect(ids).toEqual([...new Set(ids)].sort().reverse())
    expect(ids).toHaveLength(made)
  })

  it('gives all their events, and their refunds and transactions', async () => {
    await using checked = await openWithCharges()
    const { charges, refunds, events, transactions } = checked.client
    const { data } = await charges.list({ limit: 2 })
    for (const { id } of data) {
      await charges.markAsPaid(id)
      await refunds.create(id, { amount: 1 })
    }
    const count = async (items: AsyncIterable<unknown>) => {
      let seen = 0
      for await (const _item of items) seen++
      return seen
    }

    expect(await count(events.each())).toBe(made + 4)
    expect(await count(refunds.each())).toBe(2)
    expect(await count(transactions.each())).toBe(4)
  })
})
