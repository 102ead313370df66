import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { generateTestHeaders, type WebhookEvent } from '../src/index.ts'
import { aChargeEvent, asSent, previousSecret, secret } from './events.ts'
import { expressReceiver } from './recipes/express.ts'
import { fastifyReceiver } from './recipes/fastify.ts'
import { routeHandler } from './recipes/route-handler.ts'
import { type ChargeNow, type TakeEvent, takeEventInto } from './recipes/take-event.ts'

interface Receiver extends AsyncDisposable {
  readonly url: string
}

function at(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
}

async function listening(server: Server): Promise<Receiver> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { url: at(server), [Symbol.asyncDispose]: close }
}

/** What a framework with route handlers does around them. */
function serverOf(handle: (request: Request) => Promise<Response>): Server {
  return createServer(async (incoming, outgoing) => {
    const response = await handle(await requestOf(incoming)).catch(
      () => new Response(null, { status: 500 }),
    )
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })
}

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers(incoming.headers as Record<string, string>)
  const body = new Uint8Array(await buffer(incoming))
  return new Request('http://127.0.0.1/hook', { method: 'POST', headers, body })
}

const secrets = [secret, previousSecret]

const recipes: Readonly<Record<string, (takeEvent: TakeEvent) => Promise<Receiver>>> = {
  Express: (takeEvent) => listening(createServer(expressReceiver(secrets, takeEvent))),
  Fastify: async (takeEvent) => {
    const app = fastifyReceiver(secrets, takeEvent)
    await app.listen({ port: 0, host: '127.0.0.1' })
    return { url: at(app.server), [Symbol.asyncDispose]: () => app.close() }
  },
  'a route handler': (takeEvent) => listening(serverOf(routeHandler(secrets, takeEvent))),
}

const body = aChargeEvent({ description: 'ร้านกาแฟ / 咖啡店 😀' })

async function post(url: string, sent: string | undefined, headers: Record<string, string>) {
  const response = await fetch(url, { method: 'POST', headers, body: sent ?? null })
  return { status: response.status, text: await response.text() }
}

describe.each(Object.entries(recipes))('the recipe for %s', (_, receive) => {
  it('takes what is signed, by either secret, as it came', async () => {
    const taken: WebhookEvent[] = []
    await using receiver = await receive(async (event) => void taken.push(event))

    for (const given of [secret, previousSecret, secrets]) {
      const { status } = await post(receiver.url, body, generateTestHeaders(body, given))
      expect(status).toBe(200)
    }

    expect(taken).toEqual([JSON.parse(body), JSON.parse(body), JSON.parse(body)])
  })

  it.each<[string, string | undefined, Record<string, string>]>([
    ['wrong-signature', body.replace('400000', '400001'), generateTestHeaders(body, secret)],
    ['wrong-signature', JSON.stringify(JSON.parse(body)), generateTestHeaders(body, secret)],
    ['wrong-signature', body, generateTestHeaders(body, Buffer.from('other').toString('base64'))],
    ['too-old', body, generateTestHeaders(body, secret, { signedAt: 0 })],
    ['missing-signature', body, { 'Content-Type': 'application/json' }],
    ['missing-signature', body, { 'Content-Type': 'text/plain' }],
    ['malformed-body', '{', generateTestHeaders('{', secret)],
  ])('answers 400 to %s, and takes nothing', async (reason, sent, headers) => {
    const taken: WebhookEvent[] = []
    await using receiver = await receive(async (event) => void taken.push(event))

    const { status, text } = await post(receiver.url, sent, headers)

    expect({ status, text }).toEqual({ status: 400, text: JSON.stringify({ reason }) })
    expect(taken).toEqual([])
  })

  it('answers 400 to no body at all', async () => {
    await using receiver = await receive(async () => undefined)

    const { status } = await post(receiver.url, undefined, {})

    expect(status).toBe(400)
  })

  it('takes a large event', async () => {
    const large = aChargeEvent({ description: 'ก/'.repeat(200_000) })
    await using receiver = await receive(async () => undefined)

    const { status } = await post(receiver.url, large, generateTestHeaders(large, secret))

    expect(status).toBe(200)
  })

  it('answers 500 when the event is not taken, and is not told of as untrusted', async () => {
    await using receiver = await receive(() => Promise.reject(new Error('The database is gone.')))

    const { status } = await post(receiver.url, body, generateTestHeaders(body, secret))

    expect(status).toBe(500)
  })
})

describe('taking an event', () => {
  const event = JSON.parse(body) as WebhookEvent

  /** A shop that notes what it is told; the API says the charge failed, whatever the webhook says. */
  function aShop({ isBroken = false } = {}) {
    const taken = new Set<string>()
    const settled: ChargeNow[] = []
    const refunds: unknown[] = []
    const shop = { isBroken, taken, settled, refunds }
    const takeEvent = takeEventInto({
      hasTaken: async (id) => taken.has(id),
      noteTaken: async (id) => void taken.add(id),
      retrieveCharge: async (id) => ({ id, status: 'failed', failure_code: 'payment_rejected' }),
      settle: async (charge) => {
        if (shop.isBroken) throw new Error('The database is gone.')
        settled.push(charge)
      },
      noteRefund: async (refund) => void refunds.push(refund),
    })
    return { shop, takeEvent }
  }

  it('happens once, and believes the API', async () => {
    const { shop, takeEvent } = aShop()

    await takeEvent(event)
    await takeEvent(event)

    const charge = { id: event.data.id, status: 'failed', failure_code: 'payment_rejected' }
    expect(shop.settled).toEqual([charge])
  })

  it('happens again when it did not come to its end', async () => {
    const { shop, takeEvent } = aShop({ isBroken: true })

    await expect(takeEvent(event)).rejects.toThrow()
    shop.isBroken = false
    await takeEvent(event)

    expect(shop.settled).toHaveLength(1)
  })

  it('notes a refund by its charge', async () => {
    const { shop, takeEvent } = aShop()
    const data = { object: 'refund', id: 'rfnd_test_1', charge: 'chrg_test_1' }

    await takeEvent({ ...event, key: 'refund.create', data } as WebhookEvent)

    expect(shop.refunds).toEqual([{ id: 'rfnd_test_1', charge: 'chrg_test_1' }])
  })

  it('passes over what it does not know', async () => {
    const { shop, takeEvent } = aShop()
    const other: unknown = JSON.parse(asSent({ ...event, key: 'customer.create' }))

    await takeEvent(other as WebhookEvent)

    expect(shop.settled).toEqual([])
  })
})
