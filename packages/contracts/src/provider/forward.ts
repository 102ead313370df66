import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { asKey } from './account.ts'

/**
 * Sends requests on to another API, with its key in place of the contract's. Where that cannot be reached, the caller is
 * told so by a closed connection, for no answer of ours may be taken for the API's.
 */
export function forwardTo(
  api: { readonly baseUrl: string; readonly secretKey: string },
  send: (error: unknown) => void,
): RequestListener {
  return (request, response) => {
    forward(api, request, response).catch((error: unknown) => {
      send(error)
      response.destroy()
    })
  }
}

/** Named by the connection, or made anew by whoever sends. */
const notSentOn = new Set(['host', 'connection', 'content-length', 'accept-encoding'])

async function forward(
  { baseUrl, secretKey }: { readonly baseUrl: string; readonly secretKey: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const sent = await buffer(request)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (!notSentOn.has(name) && value !== undefined) headers.set(name, String(value))
  }
  const authorization = asKey(request.headers.authorization, secretKey)
  if (authorization !== undefined) headers.set('authorization', authorization)
  const answer = await fetch(`${baseUrl.replace(/\/$/, '')}${request.url}`, {
    method: request.method ?? 'GET',
    headers,
    redirect: 'manual',
    ...(sent.length > 0 ? { body: sent } : {}),
  })
  const body = Buffer.from(await answer.arrayBuffer())
  const kept = [...answer.headers].filter(([name]) => !/^content-(encoding|length)$/.test(name))
  response.writeHead(answer.status, Object.fromEntries(kept)).end(body)
}
