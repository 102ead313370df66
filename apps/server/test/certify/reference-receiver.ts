import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Wire } from '@omise-sandbox/api'
import type { Fault, Has } from './faults.ts'
import { createHook, type Reply } from './hook.ts'
import { createOrders, createTaker, type Orders, settle } from './orders.ts'

/** Where the receiver retrieves charges. */
export interface Api {
  readonly url: string
  readonly secretKey: string
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>

/** A receiver that does all that certify asks for, on node:http alone; with faults, all but those things. */
export async function startReceiver(options: {
  /** What it knows webhooks to be signed with. */
  readonly secret: string
  readonly faults?: readonly Fault[]
  /** Answers first, and does what follows from a webhook after that. */
  readonly queued?: 'queued'
}) {
  const { secret, faults = [], queued } = options
  const has: Has = (fault) => faults.includes(fault)
  const orders = createOrders(has)
  const takeWebhook = createHook({ secret, has, take: createTaker(orders, has), queued })
  let api: Api | undefined

  async function answer(request: IncomingMessage): Promise<Reply> {
    if (request.method === 'POST') return takeWebhook(request)
    if (request.url === '/poll') return has('lost') ? { status: 204 } : poll(orders, has, api)
    const order = orders.ofCharge(request.url?.replace('/orders/', '') ?? '')
    return order ? { status: 200, body: order } : { status: 404 }
  }

  const { origin, close } = await serve(answer)
  return {
    url: `${origin}/hook`,
    stateUrl: `${origin}/orders/{charge}`,
    pollUrl: `${origin}/poll`,
    /** Tells it where to retrieve charges. */
    useApi(at: Api) {
      api = at
    },
    [Symbol.asyncDispose]: close,
  }
}

/** Retrieves the charges that are still pending, as a shop does now and then. */
async function poll(orders: Orders, has: Has, api: Api | undefined): Promise<Reply> {
  for (const id of orders.pendingCharges()) {
    const authorization = `Basic ${btoa(`${api?.secretKey}:`)}`
    const answer = await fetch(`${api?.url}/charges/${id}`, { headers: { authorization } })
    if (!answer.ok) continue
    const charge = (await answer.json()) as Wire['Charge']
    settle(orders.ofCharge(id), charge, has)
  }
  return { status: 204 }
}

async function serve(answer: (request: IncomingMessage) => Promise<Reply>) {
  const server = createServer((request, response) => {
    answer(request)
      .catch((): Reply => ({ status: 500 }))
      .then(({ status, body }) => {
        response.writeHead(status, { 'Content-Type': 'application/json' })
        response.end(body && JSON.stringify(body))
      })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
