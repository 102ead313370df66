import { constructEvent, WebhookError } from '@omise-sandbox/webhooks'
import express, { type ErrorRequestHandler } from 'express'
import type { TakeEvent } from './take-event.ts'

/** A receiver with Express. `express.raw` leaves the bytes as they came; `express.json` before it would take them away. */
export function expressReceiver(secrets: readonly string[], takeEvent: TakeEvent) {
  const app = express()

  app.post('/hook', express.raw({ type: '*/*', limit: '1mb' }), async (request, response) => {
    const event = constructEvent(request.body, request.headers, secrets)
    await takeEvent(event)
    response.sendStatus(200)
  })

  const answerError: ErrorRequestHandler = (error, _request, response, next) => {
    if (!(error instanceof WebhookError)) return next(error)
    response.status(400).json({ reason: error.reason })
  }
  app.use(answerError)

  return app
}
