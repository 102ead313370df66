import type { Duplex } from 'node:stream'
import { presentError } from '../refusals/refusals.ts'
import { toJson } from '../wire/written-json.ts'
import { headerText } from './reply.ts'

/** How long a client may take to close its side of a connection that was ended, in milliseconds. */
const lingerMilliseconds = 1_000

/** Connections that were ended, and are destroyed soon. */
const ending = new WeakSet<Duplex>()

/**
 * Ends a connection with what is written, and destroys it when its client has closed its side too, or soon. What the client
 * still sends is read until then: a connection that is destroyed with something unread takes the answer with it.
 */
export function endConnection(socket: Duplex, text: string): void {
  ending.add(socket)
  const destroy = () => socket.destroy()
  const timer = setTimeout(destroy, lingerMilliseconds).unref()
  socket.once('close', () => clearTimeout(timer))
  socket.once('end', () => (socket.writableFinished ? destroy() : socket.once('finish', destroy)))
  socket.end(text)
  socket.resume()
}

/** An answer to what is no request that could be answered as others are, in the shape of the imitated API. */
export function writtenError(status: string, message: string, hint?: string): string {
  const body = toJson(presentError('bad_request', message))
  return [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(hint === undefined ? [] : [`X-Sandbox-Hint: ${headerText(hint)}`]),
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}

/** Answers bytes that are no HTTP request, and requests that never end; what is no HTTP at all is cut off. */
export function answerGarbage(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (ending.has(socket)) return
  const code = error.code ?? ''
  if (!socket.writable || !/^(HPE_|ERR_HTTP_)/.test(code)) socket.destroy()
  else endConnection(socket, writtenError(...wordsOf(code)))
}

function wordsOf(code: string): [status: string, message: string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return ['431 Request Header Fields Too Large', 'headers are too large']
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return ['408 Request Timeout', 'request took too long']
    default:
      return ['400 Bad Request', 'request is not HTTP']
  }
}
