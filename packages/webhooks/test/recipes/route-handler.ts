import { constructEvent, WebhookError } from '@omise-sandbox/webhooks'
import type { TakeEvent } from './take-event.ts'

/** A receiver for what hands on the web's `Request`: Next.js (`export const POST = …`), Hono, Remix, Bun, Deno. */
export function routeHandler(secrets: readonly string[], takeEvent: TakeEvent) {
  return async function POST(request: Request): Promise<Response> {
    // Not request.json(): what is signed is the text as it came.
    const body = await request.text()
    try {
      const event = constructEvent(body, request.headers, secrets)
      await takeEvent(event)
      return new Response(null, { status: 200 })
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error
      return Response.json({ reason: error.reason }, { status: 400 })
    }
  }
}
