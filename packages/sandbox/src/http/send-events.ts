import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { ItemStream } from '../control/stream.ts'

/** How often a quiet stream says that it is still there, for what lies between that gives up on silence. */
const quietMilliseconds = 15_000

export function isStream(body: unknown): body is AsyncIterable<unknown> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body
}

/** Sends items as server-sent events, as fast as the reader takes them, until one side ends it. */
export async function sendEvents(
  items: AsyncIterable<unknown>,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  // Says that from here on nothing is missed.
  response.write(': listening\n\n')
  const quiet = setInterval(() => response.write(': still here\n\n'), quietMilliseconds).unref()
  // A reader who goes away ends it, which is no failure.
  await pipeline(eventsOf(items), response).catch(() => {})
  clearInterval(quiet)
}

function eventsOf(items: AsyncIterable<unknown>): AsyncIterable<string> {
  return 'texts' in items ? (items as ItemStream).texts : eachOf(items)
}

async function* eachOf(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const item of items) yield `data: ${JSON.stringify(item)}\n\n`
}
