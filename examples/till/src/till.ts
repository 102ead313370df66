import { type Client, RequestError } from '@omise-sandbox/client'
import { constructEvent, WebhookError } from '@omise-sandbox/webhooks'
import express, { type ErrorRequestHandler, type Express, type Response } from 'express'
import { createCancelling } from './cancel-sale.ts'
import { createCharging } from './charge-order.ts'
import { createMemorySales } from './memory-sales.ts'
import type { Notice } from './notice.ts'
import { defaultMethod, type PaymentMethod, type Store } from './payment-method.ts'
import { respond } from './present.ts'
import { type Read, readRefund, readScanned, readWait } from './read-request.ts'
import { type Reconciled, reconcile } from './reconcile.ts'
import { createRefunding } from './refund-sale.ts'
import type { Sales } from './sales.ts'
import { createSettlement, type SettlementParts } from './settlement.ts'
import { createShowing } from './show-sale.ts'
import { createTakeEvent } from './take-event.ts'

export interface TillOptions extends Omit<SettlementParts, 'sales'> {
  readonly omise: Client
  /** The endpoint's webhook secret, base64; both while it is rotated. */
  readonly webhookSecret: string | readonly string[]
  /** The shop that charges are made for. */
  readonly store: Store
  /** What payers pay by. */
  readonly method?: PaymentMethod
  /** In memory when left out. */
  readonly sales?: Sales
}

export interface Till {
  readonly app: Express
  /** To be called every few minutes, for webhooks that never come. */
  reconcile(): Promise<Reconciled>
}

export function createTill(options: TillOptions): Till {
  const { omise, webhookSecret, store, method = defaultMethod } = options
  const { sales = createMemorySales(), printReceipt } = options
  const settlement = createSettlement({ omise, sales, printReceipt })
  const parts = { omise, sales, settlement }
  const charge = createCharging({ ...parts, store, method })
  const show = createShowing(parts)
  const cancel = createCancelling(parts)
  const refund = createRefunding(parts)
  const takeEvent = createTakeEvent(omise, settlement)
  const app = express()

  // Before express.json, which would take the signed bytes away.
  app.post('/webhooks', express.raw({ type: '*/*', limit: '1mb' }), async (request, response) => {
    await takeEvent(constructEvent(request.body, request.headers, webhookSecret))
    response.sendStatus(200)
  })

  app.use(express.json())
  app.post('/sales', async ({ body }, response) => {
    await answer(response, readScanned(body), charge)
  })
  app.get('/sales/:order', async ({ params, query }, response) => {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    await answer(response, readWait(query.wait), (seconds) =>
      show(params.order, seconds === undefined ? undefined : { seconds, signal: gone.signal }),
    )
  })
  app.post('/sales/:order/cancel', async ({ params }, response) => {
    respond(response, await cancel(params.order))
  })
  app.post('/sales/:order/refund', async ({ params, body }, response) => {
    await answer(response, readRefund(body), (amount) => refund(params.order, amount))
  })
  app.use(answerError)

  return { app, reconcile: () => reconcile(sales, settlement) }
}

async function answer<Value>(
  response: Response,
  read: Read<Value>,
  act: (value: Value) => Promise<Notice>,
): Promise<void> {
  if (!read.ok) return respond(response, { is: 'malformed', message: read.message })
  respond(response, await act(read.value))
}

const answerError: ErrorRequestHandler = (error, _request, response, next) => {
  // Whoever asked has gone away: nobody is to be told.
  if (response.destroyed) return
  if (error instanceof WebhookError) response.status(400).json({ reason: error.reason })
  // A webhook came while Omise could not be asked about its charge. Not taken, so that it may come again.
  else if (error instanceof RequestError) response.sendStatus(503)
  else next(error)
}
