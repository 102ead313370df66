import { constructEvent, WebhookError } from '@omise-sandbox/webhooks'
import { fastify } from 'fastify'
import type { TakeEvent } from './take-event.ts'

/** A receiver with Fastify. Its own reader of JSON is replaced by one that leaves the bytes as they came. */
export function fastifyReceiver(secrets: readonly string[], takeEvent: TakeEvent) {
  const app = fastify()

  // Inside a plugin, so that other routes go on having their JSON read.
  app.register(async (hooks) => {
    hooks.removeAllContentTypeParsers()
    hooks.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body)
    })

    hooks.post<{ Body: Buffer }>('/hook', async (request, reply) => {
      try {
        const event = constructEvent(request.body, request.headers, secrets)
        await takeEvent(event)
        return reply.code(200).send()
      } catch (error) {
        if (!(error instanceof WebhookError)) throw error
        return reply.code(400).send({ reason: error.reason })
      }
    })
  })

  return app
}
