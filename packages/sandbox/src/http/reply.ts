import type { ServerResponse } from 'node:http'

/** Header names and values in turn: the form that Node writes out as it is. */
export type Headers = string[]

/** What goes back to the caller. */
export interface Reply {
  readonly status: number
  readonly body: string
  readonly type: string
  headers: Headers
}

export const jsonType = 'application/json; charset=utf-8'
export const problemType = 'application/problem+json'

/**
 * Headers that every recorded answer of the imitated API carries, errors included. `began` is when its request came, as
 * `performance.now()` tells it.
 */
export function omiseHeaders(of: { readonly began: number; requestId(): string }): Headers {
  return [
    'Cache-Control',
    'no-cache, no-store',
    'X-Request-Id',
    of.requestId(),
    'X-Runtime',
    ((performance.now() - of.began) / 1000).toFixed(6),
  ]
}

export function send(response: ServerResponse, reply: Reply): void {
  if (response.headersSent || response.destroyed) return
  const { status, body, type, headers } = reply
  // 204 has no content to tell of.
  if (status !== 204) {
    headers.push('Content-Type', type, 'Content-Length', String(Buffer.byteLength(body)))
  }
  response.writeHead(status, headers)
  response.end(body)
}

/** Text as a header may hold it: printable ASCII, on one line. */
export function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 1000)
}
