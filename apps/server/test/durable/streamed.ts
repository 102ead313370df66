import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { ControlWire } from '@omise-sandbox/api'
import { call } from '../run.ts'
import type { Place } from './asking.ts'

type Item = ControlWire['StreamItem']

/** What happens to an account as one server tells it, from the moment this resolves. */
export async function streamed(place: Place) {
  const stop = new AbortController()
  const { body } = await call(place, '/__sandbox/stream', { signal: stop.signal })
  const text = Readable.fromWeb(body as ReadableStream, { signal: stop.signal })
  // Ending it is an error to who reads it.
  text.on('error', () => {})
  const lines = createInterface({ input: text })[Symbol.asyncIterator]()
  return {
    /** What comes up to the item that fits. */
    async until(fits: (item: Item) => boolean): Promise<readonly Item[]> {
      const items: Item[] = []
      for (;;) {
        const { value = '', done } = await lines.next()
        if (done) throw new Error('The stream ended.')
        if (!value.startsWith('data:')) continue
        const item = JSON.parse(value.slice('data:'.length)) as Item
        items.push(item)
        if (fits(item)) return items
      }
    },
    [Symbol.dispose]: () => stop.abort(),
  }
}
