import type { ControlAnswer } from '@omise-sandbox/api'
import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream'
import type { Caller, CallParts } from './caller.ts'
import { reach } from './reach.ts'
import { UnexpectedAnswerError } from './unexpected-answer.ts'

type Streamed = 'getStream' | 'openListener'
type ItemOf<Name extends Streamed> =
  ControlAnswer<Name> extends AsyncIterable<infer Item> ? Item : never

const paths = { getStream: '/__sandbox/stream', openListener: '/__sandbox/listener' } as const

/**
 * The items of an answer that goes on, from the first time one is asked for. It ends when the signal is aborted or the
 * sandbox closes it; a connection that breaks off is an UnreachableError. Leaving the loop closes the connection.
 */
export async function* readStream<Name extends Streamed>(
  { caller, url }: { readonly caller: Caller; readonly url: string },
  name: Name,
  parts: Pick<CallParts, 'query'>,
  signal?: AbortSignal,
): AsyncGenerator<ItemOf<Name>, void, undefined> {
  try {
    if (signal?.aborted) return
    const messages = messagesIn(await caller.open(name, { ...parts, signal })).getReader()
    try {
      for (;;) {
        const { done, value } = await reach(url, () => messages.read())
        if (done) return
        yield readItem(`${url}${paths[name]}`, value.data)
      }
    } finally {
      // What has failed already cannot be cancelled, and need not be.
      await messages.cancel().catch(() => {})
    }
  } catch (error) {
    if (!signal?.aborted) throw error
  }
}

function messagesIn(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  return body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough<EventSourceMessage>(new EventSourceParserStream())
}

/** The sandbox is trusted to send what its document says, once it is JSON. */
function readItem<Item>(url: string, text: string): Item {
  try {
    return JSON.parse(text) as Item
  } catch {
    const type = 'text/event-stream'
    throw new UnexpectedAnswerError({ method: 'GET', url, status: 200, type, text })
  }
}
