import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

export interface Call {
  readonly method: string
  readonly url: string
  readonly key: string
  readonly body?: string
}

/** Calls a handler without a socket, which takes a third of the time, and gives the status. For what is done by the thousand. */
export function callWithoutSocket(
  handler: RequestListener,
  { method, url, key, body = '' }: Call,
): Promise<number> {
  const authorization = `Basic ${btoa(`${key}:`)}`
  const headers = { authorization, 'content-type': 'application/json' }
  const request = Object.assign(new IncomingMessage(new Socket()), {
    method,
    url,
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
  })
  request.push(body)
  request.push(null)
  const response = new ServerResponse(request)
  return new Promise((resolve) => {
    response.end = () => {
      resolve(response.statusCode)
      return response
    }
    handler(request, response)
  })
}
