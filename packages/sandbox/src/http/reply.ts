import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'

/** What goes back to the caller. */
export interface Reply {
  readonly status: number
  readonly body: string
  readonly type: string
  readonly headers?: Readonly<Record<string, string>>
}

export const jsonType = 'application/json; charset=utf-8'
export const problemType = 'application/problem+json'

/** Headers that every recorded answer of the imitated API carries, errors included. */
export function omiseHeaders(began: number): Record<string, string> {
  return {
    'Cache-Control': 'no-cache, no-store',
    'X-Request-Id': randomUUID(),
    'X-Runtime': ((performance.now() - began) / 1000).toFixed(6),
  }
}

export function send(response: ServerResponse, reply: Reply): void {
  if (response.headersSent || response.destroyed) return
  response.writeHead(reply.status, {
    'Content-Type': reply.type,
    ...reply.headers,
    'Content-Length': Buffer.byteLength(reply.body),
  })
  response.end(reply.body)
}

/** Text as a header may hold it: printable ASCII, on one line. */
export function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 1000)
}
