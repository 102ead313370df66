import type { ControlWire } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import {
  copyIn,
  createCharge,
  doors,
  openReceiver,
  openThrough,
  type Received,
  type Receiver,
  testBarcode,
} from './harness.ts'
import { isSigned } from './signature.ts'

const keysOf = ({ received }: Receiver) => received.map(({ event }) => event.key)

/** What the log says of each delivery, oldest first: its event, what became of it, and what went wrong on purpose. */
function summaryOf({ data }: ControlWire['DeliveryList']) {
  return [...data].reverse().map(({ key, state, fault }) => [key, state, fault?.type, fault?.by])
}

describe.each(doors)('webhook faults %s', (_door, controlOf) => {
  async function open() {
    const checked = await openThrough(controlOf)
    const receiver = await openReceiver()
    await checked.control.webhooks.update({ url: receiver.url })
    return {
      ...checked,
      receiver,
      async [Symbol.asyncDispose]() {
        await checked[Symbol.asyncDispose]()
        await receiver[Symbol.asyncDispose]()
      },
    }
  }

  it('drop loses exactly the webhook it names, and the log says so', async () => {
    await using at = await open()
    await at.control.faults.add({
      on: 'webhook',
      type: 'drop',
      events: ['charge.complete'],
      times: 1,
    })
    await createCharge(at.api)
    await at.control.clock.advance('2s')
    await createCharge(at.api)
    await at.control.clock.advance('2s')

    expect(keysOf(at.receiver)).toEqual(['charge.create', 'charge.create', 'charge.complete'])
    expect(summaryOf(await at.control.deliveries.list())).toEqual([
      ['charge.create', 'delivered', undefined, undefined],
      ['charge.complete', 'dropped', 'drop', 'fault_1'],
      ['charge.create', 'delivered', undefined, undefined],
      ['charge.complete', 'delivered', undefined, undefined],
    ])
  })

  it('a dropped webhook counts as done for who waits', async () => {
    await using at = await open()
    await at.control.faults.add({ on: 'webhook', type: 'drop' })
    const { id } = await createCharge(at.api)
    await at.control.clock.advance('2s')

    const { deliveries } = await at.control.wait({ charge: id, deliveries: 'settled' })

    expect(deliveries.map(({ state }) => state)).toEqual(['dropped', 'dropped'])
  })

  it('duplicate sends the same event and body twice, each signed', async () => {
    await using at = await open()
    await at.control.faults.add({ on: 'webhook', type: 'duplicate', times: 1 })

    await createCharge(at.api)
    await at.sandbox.settled()

    const [one, other] = at.receiver.received as [Received, Received]
    expect(keysOf(at.receiver)).toEqual(['charge.create', 'charge.create'])
    expect(other.body).toBe(one.body)
    for (const sent of [one, other])
      expect(await isSigned(sent, at.sandbox.webhookSecret)).toBe(true)
    expect(summaryOf(await at.control.deliveries.list())).toEqual([
      ['charge.create', 'delivered', 'duplicate', 'fault_1'],
      ['charge.create', 'delivered', 'duplicate', 'fault_1'],
    ])
  })

  it('delay sends late on the account’s clock, so that another event overtakes', async () => {
    await using at = await open()
    await at.control.faults.add({
      on: 'webhook',
      type: 'delay',
      delay: '1h',
      events: ['charge.create'],
    })
    await createCharge(at.api)

    await at.control.clock.advance('59m')
    const before = keysOf(at.receiver)
    await at.control.clock.advance('1m')

    expect(before).toEqual(['charge.complete'])
    expect(keysOf(at.receiver)).toEqual(['charge.complete', 'charge.create'])
  })

  it('reorder holds a webhook back until another of its charge has gone out', async () => {
    await using at = await open()
    await at.control.faults.add({ on: 'webhook', type: 'reorder', events: ['charge.create'] })
    const slow = await createCharge(at.api, { source: { barcode: testBarcode('0101') } })
    const paid = await createCharge(at.api)

    const advanced = await at.control.clock.advance('2s')
    const early = at.receiver.received.map(({ event }) => [event.key, event.data.id])
    await at.control.clock.advance('28s')

    expect(early).toEqual([
      ['charge.complete', paid.id],
      ['charge.create', paid.id],
    ])
    expect(advanced.fired_count).toBe(3)
    // Nothing overtakes the other within half a minute: it goes out as it is.
    expect(keysOf(at.receiver)).toEqual(['charge.complete', 'charge.create', 'charge.create'])
    expect(at.receiver.received[2]?.event.data.id).toBe(slow.id)
    await at.control.clock.advance('1m')
    expect(keysOf(at.receiver).slice(3)).toEqual(['charge.complete'])
  })

  it('reorder of every webhook lets each second one overtake the one before', async () => {
    await using at = await open()
    await at.control.faults.add({ on: 'webhook', type: 'reorder' })
    const { id } = await createCharge(at.api)
    await at.control.clock.advance('2s')

    expect(keysOf(at.receiver)).toEqual(['charge.complete', 'charge.create'])
    await at.api.patch(`/charges/${id}`, { description: 'held' }).expect(200)
    const { data } = await at.control.deliveries.list({ limit: 1 })
    expect(data).toMatchObject([{ state: 'pending', next_attempt_at: '2025-06-01T10:00:32Z' }])
  })

  it.each(['drop', 'delay'] as const)(
    'reorder is not content with another that goes astray by %s',
    async (type) => {
      await using at = await open()
      await at.control.faults.add({ on: 'webhook', type: 'reorder', events: ['charge.create'] })
      await at.control.faults.add({ on: 'webhook', type, events: ['charge.complete'] })
      await createCharge(at.api)

      await at.control.clock.advance('29s')
      const early = keysOf(at.receiver)
      await at.control.clock.advance('1m')

      expect(early).toEqual([])
      expect(keysOf(at.receiver)[0]).toBe('charge.create')
    },
  )

  it('reorder keeps to each endpoint', async () => {
    await using at = await open()
    await using other = await openReceiver()
    await at.control.faults.add({
      on: 'webhook',
      type: 'reorder',
      events: ['charge.create'],
      times: 1,
    })
    await createCharge(at.api, { webhook_endpoints: [other.url] })
    await at.control.clock.advance('2s')

    expect(keysOf(at.receiver)).toEqual(['charge.complete', 'charge.create'])
    expect(keysOf(other)).toEqual(['charge.create', 'charge.complete'])
  })

  it('reorder tells at once of a released webhook that it is due now, and a reset forgets it', async () => {
    await using at = await open()
    await at.control.webhooks.update({ url: 'http://127.0.0.1:9/nobody' })
    await at.control.faults.add({ on: 'webhook', type: 'reorder', events: ['charge.create'] })
    await createCharge(at.api)
    const held = (await at.control.deliveries.list()).data[0]
    await at.control.clock.advance('2s')
    const { data } = await at.control.deliveries.list()

    expect(held?.next_attempt_at).toBe('2025-06-01T10:00:30Z')
    expect(data.map(({ key, state, next_attempt_at }) => [key, state, next_attempt_at])).toEqual([
      ['charge.complete', 'failed', null],
      ['charge.create', 'failed', null],
    ])
    await createCharge(at.api)
    await at.control.reset()
    expect(copyIn(await at.control.state.export()).account.held).toEqual([])
  })

  it.each([
    [{ distribution: 'uniform', min: '1h', max: '2h' }, '1h', '2h'],
    [{ distribution: 'lognormal', median: '3d', sigma: 0 }, '3d', '3d'],
  ] as const)('delay %j lies where it should', async (delay, min, max) => {
    await using at = await open()
    await at.control.faults.add({ on: 'webhook', type: 'delay', delay, times: 1 })
    await createCharge(at.api, { source: { barcode: testBarcode('0100') } })
    const days = { '1h': 3_600_000, '2h': 7_200_000, '3d': 259_200_000 }

    const { data } = await at.control.deliveries.list()

    const late = Date.parse(String(data[0]?.next_attempt_at)) - Date.parse('2025-06-01T10:00:00Z')
    expect(late).toBeGreaterThanOrEqual(days[min])
    expect(late).toBeLessThanOrEqual(days[max])
  })

  it('corrupt-signature sends the right body with a wrong signature', async () => {
    await using at = await open()
    await at.control.faults.add({ on: 'webhook', type: 'corrupt-signature', times: 1 })
    await createCharge(at.api)
    await at.control.clock.advance('2s')

    const [wrong, right] = at.receiver.received as [Received, Received]
    expect(await isSigned(wrong, at.sandbox.webhookSecret)).toBe(false)
    expect(await isSigned(right, at.sandbox.webhookSecret)).toBe(true)
    expect(wrong.event.data).toMatchObject({ amount: 400_000 })
  })

  it('corrupt-body sends another amount than was signed, and the log shows the bytes sent', async () => {
    await using at = await open()
    await at.control.faults.add({ on: 'webhook', type: 'corrupt-body', times: 1 })
    await createCharge(at.api)
    await at.sandbox.settled()

    const [sent] = at.receiver.received as [Received]
    const { data } = await at.control.deliveries.list()
    expect(sent.event.data).toMatchObject({ amount: 500_000 })
    expect(await isSigned(sent, at.sandbox.webhookSecret)).toBe(false)
    expect(data[0]?.attempts[0]?.request.body).toBe(sent.body)
    const events = (await at.api.get('/events')).body.data
    expect(events[0].data.amount).toBe(400_000)
    expect(events[0].webhook_deliveries[0].payload).toBe(sent.body)
  })

  it('triggers only on the charges that match', async () => {
    await using at = await open()
    const fault = await at.control.faults.add({
      on: 'webhook',
      type: 'drop',
      match: { metadata: { order: '7' } },
    })
    await createCharge(at.api, { metadata: { order: 7 } })
    const other = await createCharge(at.api, { metadata: { order: 8 } })
    await at.sandbox.settled()

    expect(fault.match).toEqual({ metadata: { order: '7' } })
    expect(at.receiver.received.map(({ event }) => event.data.id)).toEqual([other.id])
  })

  it('is told of on the timeline', async () => {
    await using at = await open()
    await at.control.faults.add({ on: 'webhook', type: 'drop', times: 1 })
    const { id } = await createCharge(at.api)

    const { entries } = await at.control.timeline.get(id)

    const texts = entries.map(({ kind, text }) => `${kind}: ${text}`)
    expect(texts).toContain(`fault: charge.create to ${at.receiver.url}: drop by fault_1`)
    expect(texts).toContain(`delivery: charge.create to ${at.receiver.url}: dropped, never sent`)
  })

  describe('by test barcode', () => {
    async function runWithSeed(ending: string, advance = '2s') {
      const at = await open()
      await createCharge(at.api, { source: { barcode: testBarcode(ending) } })
      await at.control.clock.advance(advance)
      return at
    }

    it.each([
      ['2001', ['charge.create']],
      ['2002', ['charge.create', 'charge.complete', 'charge.complete']],
      ['2003', ['charge.create']],
      ['2004', ['charge.complete', 'charge.create']],
      ['2005', ['charge.create', 'charge.complete']],
    ])('%s is paid, and its webhooks are %j', async (ending, keys) => {
      await using at = await runWithSeed(ending)

      expect(keysOf(at.receiver)).toEqual(keys)
      expect((await at.api.get('/charges')).body.data).toMatchObject([{ status: 'successful' }])
      const hit = summaryOf(await at.control.deliveries.list()).filter(([, , type]) => type)
      expect(new Set(hit.map(([, , , by]) => by))).toEqual(new Set([`barcode ${ending}`]))
    })

    it('2003 sends charge.complete 30 seconds after the payment', async () => {
      await using at = await runWithSeed('2003', '31s')

      expect(keysOf(at.receiver)).toEqual(['charge.create'])
      await at.control.clock.advance('1s')
      expect(keysOf(at.receiver)).toEqual(['charge.create', 'charge.complete'])
    })

    it('2005 signs charge.complete wrongly, and charge.create rightly', async () => {
      await using at = await runWithSeed('2005')

      const [create, complete] = at.receiver.received as [Received, Received]
      expect(await isSigned(create, at.sandbox.webhookSecret)).toBe(true)
      expect(await isSigned(complete, at.sandbox.webhookSecret)).toBe(false)
    })
  })
})
