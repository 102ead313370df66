import type { Control, ControlWire } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import {
  type CheckedSandbox,
  createCharge,
  doors,
  getCharge,
  openReceiver,
  openThrough,
} from './harness.ts'
import { aListener, forwardTo, type Leased } from './listen.ts'
import { isSigned } from './signature.ts'

type Checked = CheckedSandbox & { readonly control: Control }

const answered = (status: number, body = '') => ({ status, body, duration_ms: 1 })

/** What each place that tells of a charge's one webhook says of it. */
async function itemsOf({ api, control }: Checked, charge: string) {
  const waited = await control.wait({ charge, status: 'pending', deliveries: 'settled' })
  const { data } = await control.deliveries.list({ charge })
  const { body: events } = await api.get(`/charges/${charge}/events`).expect(200)
  const [delivery] = data
  if (!delivery) throw new Error('The log has no webhook.')
  return { delivery, waited: waited.deliveries, shown: events.data[0].webhook_deliveries }
}

function expectFailure(items: Awaited<ReturnType<typeof itemsOf>>, error: string | null): void {
  const { delivery, waited, shown } = items
  expect(delivery).toMatchObject({ state: 'failed', url: 'sandbox:listener' })
  expect(delivery.attempts.map((attempt) => attempt.error)).toEqual([error])
  expect(waited).toEqual([delivery])
  const [attempt] = delivery.attempts
  expect(shown).toEqual([
    expect.objectContaining({
      id: delivery.id,
      uri: delivery.url,
      status: attempt?.response?.status ?? null,
      error,
      payload: attempt?.request.body,
    }),
  ])
}

describe.each(doors)('a listener %s', (_door, controlOf) => {
  const open = (options = {}) =>
    openThrough(controlOf, { clock: 'real', outcome: 'manual', ...options })

  it('that answers 200 gives what a direct endpoint gives, in all but the url', async () => {
    await using checked = await open()
    await using receiver = await openReceiver()
    const { control, sandbox } = checked
    await using _listener = await aListener(control, forwardTo(receiver.url))
    const forwarded = await createCharge(checked.api)
    const one = await itemsOf(checked, forwarded.id)
    await control.webhooks.update({ url: receiver.url })
    const direct = await createCharge(checked.api)
    const other = await itemsOf(checked, direct.id)

    const [signed] = receiver.received
    expect(one.delivery.attempts[0]?.response).toEqual({ status: 200, body: 'thank you' })
    expect(shapeOf(one.delivery)).toEqual(shapeOf(other.delivery))
    expect(shapeOf(one.shown[0])).toEqual(shapeOf(other.shown[0]))
    expect(one.waited).toEqual([one.delivery])
    expect(signed?.body).toBe(one.delivery.attempts[0]?.request.body)
    expect(signed && (await isSigned(signed, sandbox.webhookSecret))).toBe(true)
  })

  it('that cannot reach its receiver fails the webhook, wherever one looks', async () => {
    await using checked = await open()
    const error = 'Connection refused: nothing listens there.'
    await using _listener = await aListener(checked.control, () => ({ error, duration_ms: 3 }))

    const { id } = await createCharge(checked.api)

    const items = await itemsOf(checked, id)
    expectFailure(items, error)
    expect(items.delivery.attempts[0]).toMatchObject({ response: null, duration_ms: 3 })
    const resent = await checked.control.deliveries.resend(items.delivery.id)
    expect(resent.data[0]).toMatchObject({ state: 'failed', attempts: [{ error }, { error }] })
  })

  it('that reports 500 fails the webhook with the bytes of the answer', async () => {
    await using checked = await open()
    await using _listener = await aListener(checked.control, () => answered(500, 'no table'))

    const { id } = await createCharge(checked.api)

    const items = await itemsOf(checked, id)
    expectFailure(items, null)
    expect(items.delivery.attempts[0]?.response).toEqual({ status: 500, body: 'no table' })
  })

  it('that does not report in time fails the webhook, and its late report is refused', async () => {
    await using checked = await open()
    const { control } = checked
    await control.webhooks.update({ retry_policy: { waits: [], timeout: '100ms' } })
    const gone = Promise.withResolvers<void>()
    await using listener = await aListener(control, async () => {
      await gone.promise
      return answered(200)
    })

    const { id } = await createCharge(checked.api)
    const items = await itemsOf(checked, id)
    gone.resolve()
    await listener.refused(1)

    expectFailure(items, 'No complete answer within 100 ms.')
    expect(listener.refusals).toEqual([expect.objectContaining({ status: 404 })])
    expect((await itemsOf(checked, id)).delivery).toEqual(items.delivery)
  })

  it('that took longer than the receiver has counts as too late', async () => {
    await using checked = await open()
    await checked.control.webhooks.update({ retry_policy: { waits: [], timeout: '100ms' } })
    await using _listener = await aListener(checked.control, () => ({
      ...answered(200),
      duration_ms: 101,
    }))

    const { id } = await createCharge(checked.api)

    expectFailure(await itemsOf(checked, id), 'No complete answer within 100 ms.')
  })

  it('that dies fails the webhook that it had, as no other is there', async () => {
    await using checked = await open()
    const listener = await aListener(checked.control, () => undefined)

    const { id } = await createCharge(checked.api)
    await listener.got(1)
    await listener.stop()

    expectFailure(
      await itemsOf(checked, id),
      'The listener went away before it reported an answer, and no other is connected: run omise-sandbox listen --forward-to http://127.0.0.1:3000/hook.',
    )
  })

  it('that dies leaves what it had to another, under another lease', async () => {
    await using checked = await open()
    const dying = await aListener(checked.control, () => undefined)
    const { id } = await createCharge(checked.api)
    const [first] = (await dying.got(1)) as Leased[]
    await using other = await aListener(checked.control, () => answered(204))

    await dying.stop()

    const { delivery } = await itemsOf(checked, id)
    const [second] = (await other.got(1)) as Leased[]
    expect(delivery).toMatchObject({
      state: 'delivered',
      attempts: [{ response: { status: 204 } }],
    })
    expect(second).toEqual({ ...first, lease: second?.lease })
    expect(second?.lease).not.toBe(first?.lease)
  })

  it('that is not there fails the webhook at once, and says what to start', async () => {
    await using checked = await open()
    await checked.control.webhooks.update({ url: 'sandbox:listener' })

    const { id } = await createCharge(checked.api)

    expectFailure(
      await itemsOf(checked, id),
      'No listener is connected: run omise-sandbox listen --forward-to http://127.0.0.1:3000/hook.',
    )
  })

  it('has failed webhooks again as the retry policy says, after Retry-After, and none after 410', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    const { control } = checked
    await control.webhooks.update({ retry_policy: 'standard' })
    const answers = [{ ...answered(503), retry_after: '60' }, answered(410)]
    await using listener = await aListener(control, () => answers.shift())

    const { id } = await createCharge(checked.api)
    await control.clock.advance('59s')
    const before = listener.items.length
    await control.clock.advance('1s')

    const { data } = await control.deliveries.list({ charge: id })
    expect(before).toBe(1)
    expect(data[0]).toMatchObject({
      state: 'failed',
      attempts: [{}, { response: { status: 410 } }],
    })
    expect(await control.webhooks.get()).toMatchObject({ disabled: true })
  })

  it('has at most ten at a time, one of each charge, in the order of its events', async () => {
    await using checked = await open()
    const all = Promise.withResolvers<void>()
    await using listener = await aListener(checked.control, async () => {
      await all.promise
      return answered(200)
    })
    const made = Array.from({ length: 12 }, () => createCharge(checked.api))
    const charges = await Promise.all(made)
    await checked.control.charges.setOutcome(charges[0]?.id ?? '', { outcome: 'successful' })
    await listener.got(10)
    // What is answered comes after all that was decided before it.
    await getCharge(checked.api, charges[0]?.id ?? '')
    const atOnce = listener.items.length
    all.resolve()
    await checked.control.wait({ charge: charges[0]?.id ?? '', deliveries: 'settled' })
    await listener.got(13)

    const keys = (listener.items as Leased[])
      .filter(({ charge }) => charge === charges[0]?.id)
      .map(({ key }) => key)
    expect(atOnce).toBe(10)
    expect(keys).toEqual(['charge.create', 'charge.complete'])
  })

  it('is sent only what its filter wants; the rest is sent nowhere', async () => {
    await using checked = await open()
    const { control } = checked
    const filter = { events: 'charge.complete,charge.expire', status: 'successful' } as const
    await using listener = await aListener(control, () => answered(200), filter)
    const [paid, failed] = [await createCharge(checked.api), await createCharge(checked.api)]

    await control.charges.setOutcome(failed.id, { outcome: 'failed' })
    await control.charges.setOutcome(paid.id, { outcome: 'successful' })
    await control.wait({ charge: paid.id, deliveries: 'settled' })

    const { data } = await control.deliveries.list()
    expect(data.map(({ charge, key, state }) => [charge, key, state])).toEqual([
      [paid.id, 'charge.complete', 'delivered'],
    ])
    expect(listener.items).toEqual([expect.objectContaining({ charge: paid.id })])
  })

  it('is not sent again what its filter leaves out: that fails, and says why', async () => {
    await using checked = await open()
    const { control } = checked
    await using _listener = await aListener(control, () => answered(200), { charge: 'another' })
    const { id } = await createCharge(checked.api)
    const { body } = await checked.api.get(`/charges/${id}/events`)

    const { data } = await control.deliveries.resend(body.data[0].id)

    expect(data[0]).toMatchObject({
      state: 'failed',
      attempts: [{ error: expect.stringContaining('their filters leave it out') }],
    })
  })

  it('is told of what a fault lost, of what goes nowhere, and of a reset, which it outlives', async () => {
    await using checked = await open()
    const { control } = checked
    await using listener = await aListener(control, () => answered(200))
    await control.webhooks.update({ events: ['charge.complete'] })
    const fault = await control.faults.add({ on: 'webhook', type: 'drop' })

    const { id: charge } = await createCharge(checked.api)
    await control.charges.setOutcome(charge, { outcome: 'successful' })
    await control.reset()
    await control.webhooks.update({ url: 'sandbox:listener' })
    const { id } = await createCharge(checked.api)

    expect(await listener.got(4)).toEqual([
      expect.objectContaining({ type: 'no_endpoint', charge, key: 'charge.create' }),
      expect.objectContaining({ type: 'dropped', charge, key: 'charge.complete', by: fault.id }),
      { type: 'reset' },
      expect.objectContaining({ type: 'delivery', charge: id, key: 'charge.create' }),
    ])
  })

  it('is in no export and no snapshot, and outlives what is brought back', async () => {
    await using checked = await open()
    const { control } = checked
    await using listener = await aListener(control, () => answered(200))
    const state = await control.state.export()
    await control.state.import(state)

    const { id } = await createCharge(checked.api)

    expect(JSON.stringify(state)).not.toMatch(/listeners|leases/)
    expect((await itemsOf(checked, id)).delivery.state).toBe('delivered')
    expect(listener.items.map(({ type }) => type)).toEqual(['reset', 'delivery'])
  })

  it('reports a lease once, and none that it does not have', async () => {
    await using checked = await open()
    const { control } = checked
    await using listener = await aListener(control, () => undefined)
    await createCharge(checked.api)
    const [leased] = (await listener.got(1)) as [Leased]

    await control.listener.reportDelivery(leased.lease, answered(200))
    const refused = await Promise.allSettled([
      control.listener.reportDelivery(leased.lease, answered(500)),
      control.listener.reportDelivery('nothing', answered(200)),
    ])
    const { data } = await control.requests.list()

    // It is over as soon as who waits for it has seen what was reported.
    expect(refused).toMatchObject([
      { reason: { status: expect.toBeOneOf([404, 409]) } },
      { reason: { status: 404 } },
    ])
    expect(data.filter(({ path }) => path.includes('listener'))).toEqual([])
  })

  it('may have had any status and any text for an answer', async () => {
    await using checked = await open()
    const { control } = checked
    await using _listener = await aListener(control, () => answered(999, 'a\0b "ä"'))

    const { id } = await createCharge(checked.api)

    const { delivery } = await itemsOf(checked, id)
    expect(delivery.attempts[0]?.response).toEqual({ status: 999, body: 'a\0b "ä"' })
  })

  it('finishes what it has in hand when the sandbox closes, and no more', async () => {
    const checked = await open()
    const { control, sandbox } = checked
    const closing = Promise.withResolvers<void>()
    const listener = await aListener(control, async () => {
      await closing.promise
      return answered(200)
    })
    const { id } = await createCharge(checked.api)
    await listener.got(1)

    const closed = sandbox.close()
    closing.resolve()
    await closed
    await listener.ended

    expect(listener.items).toMatchObject([{ type: 'delivery', charge: id }])
    expect(listener.refusals).toEqual([])
    await checked[Symbol.asyncDispose]()
  })

  it('has its answer kept to 16 kB, and its mistakes explained', async () => {
    await using checked = await open()
    const { control } = checked
    await using _listener = await aListener(control, () => answered(200, 'ä'.repeat(10_000)))
    const { id } = await createCharge(checked.api)
    const { delivery } = await itemsOf(checked, id)

    const unknown = { status: 99, body: '', duration_ms: 0 }
    const refusals = await Promise.allSettled([
      control.listener.reportDelivery('any', unknown),
      control.listener.reportDelivery('any', {} as ControlWire['ListenerReport']),
      (async () => {
        for await (const _item of control.listener.open({ events: 'charge.paid' })) break
      })(),
    ])

    const body = delivery.attempts[0]?.response?.body ?? ''
    expect(Buffer.byteLength(body)).toBe(16 * 1024)
    for (const refused of refusals) {
      expect(refused).toMatchObject({ status: 'rejected', reason: { status: 400 } })
    }
  })
})

/** A delivery without what differs from one to the next: ids, times, and how long it took. */
function shapeOf(delivery: ControlWire['Delivery'] | Record<string, unknown> | undefined): unknown {
  const volatile =
    /^(id|event|charge|at|created_at|url|uri|duration_ms|payload|body|Omise-Signature|Omise-Signature-Timestamp)$/
  return JSON.parse(
    JSON.stringify(delivery, (name, value: unknown) =>
      volatile.test(name) && typeof value !== 'object' ? typeof value : value,
    ),
  )
}
