import { createSerialQueue } from '../concurrency/keyed-queue.ts'

/** How many items may wait for a slow reader; after that some are missed, and counted. */
const maxWaiting = 1000

/** Items on their way to one reader, who takes them one at a time. */
export interface ItemQueue<Item> {
  /** Lets the reader miss it where too many wait, unless it is one that must not be. */
  push(item: Item, how?: 'may-be-missed' | 'always'): void
  end(): void
  /** One call after the other, though they come at once. */
  next(): Promise<IteratorResult<Item>>
}

export function createItemQueue<Item>(missedItem: (count: number) => Item): ItemQueue<Item> {
  const waiting: Item[] = []
  let missed = 0
  let ended = false
  let wake = () => {}
  const readers = createSerialQueue()

  function take(): IteratorResult<Item> | undefined {
    const item = waiting.shift()
    if (item) return { done: false, value: item }
    if (missed > 0) {
      const value = missedItem(missed)
      missed = 0
      return { done: false, value }
    }
    return ended ? { done: true, value: undefined } : undefined
  }

  async function untilTaken(): Promise<IteratorResult<Item>> {
    for (;;) {
      const taken = take()
      if (taken) return taken
      const { promise, resolve } = Promise.withResolvers<void>()
      wake = resolve
      await promise
    }
  }

  return {
    push(item, how = 'may-be-missed') {
      if (ended) return
      // Once some are missed, so are all until the reader has caught up: what it gets stays in order.
      const isFull = missed > 0 || waiting.length >= maxWaiting
      if (isFull && how === 'may-be-missed') missed++
      else waiting.push(item)
      wake()
    },
    end() {
      ended = true
      wake()
    },
    next: () => readers.run(untilTaken),
  }
}
