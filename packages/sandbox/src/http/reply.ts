import type { ServerResponse } from 'node:http'
import { slotOf } from './slot.ts'

/** Header names and values in turn: the form that Node writes out as it is. */
export type Headers = string[]

/** What goes back to the caller. */
export interface Reply {
  readonly status: number
  /** Its text; or its bytes, in parts that answers share. */
  readonly body: string | readonly Buffer[]
  /** Empty where there is no content. */
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

/** Larger answers are handed on in pieces of this size, each when the one before is taken. */
const pieceBytes = 65_536
/** What an answer takes besides its body, about. */
const overheadBytes = 2_000

export function send(response: ServerResponse, reply: Reply): void {
  if (response.headersSent || response.destroyed) return
  const { status, body, type, headers } = reply
  const length = lengthOf(body)
  // 204 has no content to tell of.
  if (type !== '') headers.push('Content-Type', type)
  if (status !== 204) headers.push('Content-Length', String(length))
  slotOf(response)?.hold(overheadBytes + (typeof body === 'string' ? length : 0))
  response.writeHead(status, headers)
  if (response.req.method === 'HEAD') response.end()
  else if (typeof body !== 'string') endInPieces(response, body)
  else if (length > pieceBytes) endInPieces(response, [Buffer.from(body)])
  else response.end(body)
}

function lengthOf(body: Reply['body']): number {
  if (typeof body === 'string') return Buffer.byteLength(body)
  return body.reduce((sum, { length }) => sum + length, 0)
}

/** Writes as fast as the client takes it, so that it shows whether it takes any, and little is queued. */
function endInPieces(response: ServerResponse, parts: readonly Buffer[]): void {
  const pieces = piecesOf(parts)
  function writeOn(): void {
    let next = pieces.next()
    while (!next.done && response.write(next.value)) next = pieces.next()
    if (next.done) response.end()
    else response.once('drain', writeOn)
  }
  writeOn()
}

function* piecesOf(parts: readonly Buffer[]): Generator<Buffer> {
  for (const part of parts) {
    for (let at = 0; at < part.length; at += pieceBytes) yield part.subarray(at, at + pieceBytes)
  }
}

/** Text as a header may hold it: printable ASCII, on one line. */
export function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 1000)
}
