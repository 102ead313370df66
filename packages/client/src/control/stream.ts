import type { ControlWire } from '@omise-sandbox/api'
import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream'
import type { Caller } from './caller.ts'
import { reach } from './reach.ts'
import { UnexpectedAnswerError } from './unexpected-answer.ts'

type StreamItem = ControlWire['StreamItem']

/**
 * What happens to the account, from the first time an item is asked for. It ends when the signal is aborted or the
 * sandbox closes it; a connection that breaks off is an UnreachableError. Leaving the loop closes the connection.
 */
export async function* readStream(
  { caller, url }: { readonly caller: Caller; readonly url: string },
  signal?: AbortSignal,
): AsyncGenerator<StreamItem, void, undefined> {
  try {
    if (signal?.aborted) return
    const messages = messagesIn(await caller.open('getStream', { signal })).getReader()
    try {
      for (;;) {
        const { done, value } = await reach(url, () => messages.read())
        if (done) return
        yield readItem(url, value.data)
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
function readItem(url: string, text: string): StreamItem {
  try {
    return JSON.parse(text) as StreamItem
  } catch {
    const type = 'text/event-stream'
    throw new UnexpectedAnswerError({
      method: 'GET',
      url: `${url}/__sandbox/stream`,
      status: 200,
      type,
      text,
    })
  }
}
