import type { ControlWire } from '@omise-sandbox/api'
import type { AccountId } from '../storage/store.ts'
import type { Batch } from './broadcast.ts'
import type { ControlParts } from './parts.ts'

type Item = ControlWire['StreamItem']

/** Items one by one; over HTTP they are sent as the text that all readers share. */
export interface ItemStream extends AsyncIterableIterator<Item> {
  readonly texts: AsyncIterable<string>
}

/** What happens to an account from the moment of the call, until the signal is aborted or the sandbox closes. */
export function streamOf(
  parts: ControlParts,
  account: AccountId,
  signal?: AbortSignal,
): ItemStream {
  const { queue, leave } = parts.broadcasts.follow(account)
  const unpin = parts.pin(account)
  const end = () => {
    leave()
    unpin()
    signal?.removeEventListener('abort', end)
    parts.closing.removeEventListener('abort', end)
  }
  signal?.addEventListener('abort', end, { once: true })
  parts.closing.addEventListener('abort', end, { once: true })
  if (signal?.aborted || parts.closing.aborted) end()

  async function* batches(): AsyncGenerator<Batch> {
    try {
      for (let next = await queue.next(); !next.done; next = await queue.next()) yield next.value
    } finally {
      end()
    }
  }
  async function* texts(): AsyncGenerator<string> {
    for await (const batch of batches()) yield batch.text()
  }
  async function* items(): AsyncGenerator<Item> {
    for await (const batch of batches()) yield* batch.items
  }
  const single = items()
  return {
    next: () => single.next(),
    async return() {
      end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
    get texts() {
      return texts()
    },
  }
}
