import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { typeOf } from '../read-text.ts'
import { reach } from './reach.ts'
import { refusalOf } from './read-answer.ts'
import { readWhole, type Sent } from './sent.ts'
import { UnexpectedAnswerError } from './unexpected-answer.ts'

/**
 * The items of an answer that goes on, from the first time one is asked for. It ends when the signal is aborted or the
 * sandbox closes it; a connection that breaks off is an UnreachableError. Leaving the loop closes the connection.
 */
export async function* readStream(
  url: string,
  send: () => Promise<Sent>,
  signal?: AbortSignal,
): AsyncGenerator<unknown, void, undefined> {
  try {
    if (signal?.aborted) return
    const sent = await send()
    const messages = messagesIn(await bodyOf(url, sent)).getReader()
    try {
      for (;;) {
        const { done, value } = await reach(url, () => messages.read())
        if (done) return
        yield readItem(sent, value.data)
      }
    } finally {
      // What has failed already cannot be cancelled, and need not be.
      await messages.cancel().catch(() => {})
    }
  } catch (error) {
    if (!signal?.aborted) throw error
  }
}

async function bodyOf(url: string, sent: Sent) {
  const { response } = sent
  if (response.status === 200 && typeOf(response) === 'text/event-stream' && response.body) {
    return response.body
  }
  throw refusalOf(await readWhole(url, sent))
}

function messagesIn(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  return body.pipeThrough(new TextDecoderStream()).pipeThrough(createMessages())
}

/** Not the parser's own stream, a class that whoever bundles this could not drop. */
function createMessages(): TransformStream<string, EventSourceMessage> {
  let feed: (text: string) => void
  return new TransformStream({
    start(controller) {
      const parser = createParser({ onEvent: (message) => controller.enqueue(message) })
      feed = parser.feed
    },
    transform: (text) => feed(text),
  })
}

/** The sandbox is trusted to send what its document says, once it is JSON. */
function readItem({ method, address }: Sent, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const url = address.replace(/\?.*$/, '')
    throw new UnexpectedAnswerError({ method, url, status: 200, type: 'text/event-stream', text })
  }
}
