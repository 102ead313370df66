import { Agent, type IncomingMessage, request } from 'node:http'
import type { Wire } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import type { Sandbox } from '../src/index.ts'
import {
  chargeBody,
  createCharge,
  getCharge,
  openReceiver,
  openSandbox,
  testBarcode,
} from './harness.ts'
import { sizes } from './sizes.ts'

/** A client that has one connection, and asks on it again as soon as it was answered. */
function openClient({ url, secretKey }: Sandbox) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  function ask(method: string, path: string, prefer?: string, body?: object) {
    const headers = {
      authorization: `Basic ${btoa(`${secretKey}:`)}`,
      'content-type': 'application/json',
      ...(prefer === undefined ? {} : { prefer }),
    }
    return new Promise<Wire['Charge']>((resolve, reject) => {
      const asked = request(`${url}${path}`, { agent, method, headers }, (answer) => {
        readJson(answer).then(resolve, reject)
      })
      asked.on('error', reject)
      asked.end(body && JSON.stringify(body))
    })
  }
  return { ask, [Symbol.dispose]: () => agent.destroy() }
}

async function readJson(answer: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

describe.each(['real', 'virtual'] as const)('on a %s clock, a charge answered at once', (clock) => {
  it.each([
    [
      'paid by a test barcode',
      sizes.readAtOnce,
      { barcode: testBarcode('0001') },
      undefined,
      'successful',
    ],
    ['failed by Prefer', 20, {}, 'outcome=failed;after=0s', 'failed'],
    ['expired by Prefer', 20, {}, 'outcome=expired;after=0s', 'expired'],
  ])('%s is created as pending, and never read as pending, in %i calls', async (...given) => {
    const [, times, source, prefer, status] = given
    await using checked = await openSandbox({ clock })
    await checked.sandbox.listen()
    using client = openClient(checked.sandbox)
    const made: string[] = []
    const read: string[] = []

    for (let time = 0; time < times; time++) {
      const charge = await client.ask('POST', '/charges', prefer, chargeBody({ source }))
      made.push(charge.status)
      read.push((await client.ask('GET', `/charges/${charge.id}`)).status)
    }

    expect(new Set(made)).toEqual(new Set(['pending']))
    expect(read).toEqual(Array(times).fill(status))
  })

  it('is told of in order: what makes it, then what completes it', async () => {
    await using checked = await openSandbox({ clock, after: '0s' })
    await using receiver = await openReceiver()
    await checked.sandbox.control.webhooks.update({ url: receiver.url })

    const ids: string[] = []
    for (let time = 0; time < 20; time++) ids.push((await createCharge(checked.api)).id)
    await checked.sandbox.settled()

    const statusesOf = (id: string) =>
      receiver.received.flatMap(({ event }) => (event.data.id === id ? [event] : []))
    const { body } = await checked.api.get('/events?limit=100&to=9999-12-31').expect(200)
    const events = (body as Wire['EventList']).data
    for (const id of ids) {
      expect(statusesOf(id)).toMatchObject([
        { key: 'charge.create', data: { status: 'pending', paid_at: null } },
        { key: 'charge.complete', data: { status: 'successful' } },
      ])
      const its = events.filter(({ data }) => data.id === id)
      expect(its.map(({ key }) => key)).toEqual(['charge.create', 'charge.complete'])
    }
  })
})

describe('a charge answered at once', () => {
  it('lets a webhook that waits to be overtaken go out after what completes it', async () => {
    await using checked = await openSandbox({ after: '0s' })
    await using receiver = await openReceiver()
    const { control } = checked.sandbox
    await control.webhooks.update({ url: receiver.url })
    await control.faults.add({ on: 'webhook', events: ['charge.create'], type: 'reorder' })

    await createCharge(checked.api)
    await checked.sandbox.settled()

    const keys = receiver.received.map(({ event }) => event.key)
    expect(keys).toEqual(['charge.complete', 'charge.create'])
  })

  it('leaves nothing due, and moves the money once', async () => {
    await using checked = await openSandbox({ after: '0s' })

    const charge = await createCharge(checked.api)

    const { fired } = await checked.sandbox.control.clock.advance('25h')
    expect(fired).toEqual([])
    const { transaction, paid_at } = await getCharge(checked.api, charge.id)
    expect(paid_at).toBe(charge.created_at)
    const balance = await checked.api.get('/balance').expect(200)
    expect(balance.body.total).toBe(charge.net)
    await checked.api.get(`/transactions/${transaction}`).expect(200)
  })
})
