import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { ControlRefusal, type ControlWire } from '@omise-sandbox/api'
import type { Exchange } from '../http/exchange.ts'
import { jsonType } from '../http/reply.ts'
import { linesType, writeDocument, writeLines } from '../snapshots/state-lines.ts'

export type StateDocument = ControlWire['State']

/** How long a state may be as one document: some nine thousand charges, each with two webhooks sent. */
export const maxStateBytes = 32_000_000

export const howToSendMore = `A state as JSON may have ${maxStateBytes / 1e6} MB. Export and import a larger one line by line, as ${linesType}.`

/** Whether a state is sent line by line. */
export function comesInLines({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() === linesType
}

/** Sends a state as it was asked for, in pieces that leave time to others. */
export async function sendState(
  exchange: Exchange,
  request: IncomingMessage,
  response: ServerResponse,
  state: StateDocument,
): Promise<void> {
  if (request.headers.accept?.toLowerCase().includes(linesType)) {
    response.writeHead(200, { 'Content-Type': linesType, 'Cache-Control': 'no-store' })
    // Who goes away before its end has no use for the rest.
    await pipeline(writeLines(state), response).catch(() => {})
    return exchange.unanswered(state, 200)
  }
  const body = await writeDocument(state, maxStateBytes)
  if (body === undefined) throw tooLarge()
  const headers = ['Cache-Control', 'no-store']
  exchange.reply(state, { status: 200, body, type: jsonType, headers })
}

function tooLarge(): ControlRefusal {
  return new ControlRefusal({
    status: 413,
    title: 'State too large',
    detail: 'The state of this account is too large for one JSON document.',
    remedy: howToSendMore,
  })
}
