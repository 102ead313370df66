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

export function createItemQueue<Item>(
  missedItem: (count: number) => Item,
  /** As how many an item counts. */
  sizeOf: (item: Item) => number = () => 1,
): ItemQueue<Item> {
  const waiting = createWaiting(missedItem, sizeOf)
  let ended = false
  let wake = () => {}
  const readers = createSerialQueue()

  async function untilTaken(): Promise<IteratorResult<Item>> {
    for (;;) {
      const item = waiting.take()
      if (item) return { done: false, value: item }
      if (ended) return { done: true, value: undefined }
      const { promise, resolve } = Promise.withResolvers<void>()
      wake = resolve
      await promise
    }
  }

  return {
    push(item, how = 'may-be-missed') {
      if (ended) return
      waiting.push(item, how)
      wake()
    },
    end() {
      ended = true
      wake()
    },
    next: () => readers.run(untilTaken),
  }
}

/** The items that wait, and in place of those that did not fit one that counts them. */
function createWaiting<Item>(missedItem: (count: number) => Item, sizeOf: (item: Item) => number) {
  const items: Item[] = []
  let size = 0
  let missed = 0
  return {
    push(item: Item, how: 'may-be-missed' | 'always'): void {
      // Once some are missed, so are all until the reader has caught up: what it gets stays in order.
      const more = sizeOf(item)
      const isFull = missed > 0 || size + more > maxWaiting
      if (isFull && how === 'may-be-missed') missed += more
      else {
        items.push(item)
        size += more
      }
    },
    take(): Item | undefined {
      const first = items.shift()
      if (first) size -= sizeOf(first)
      if (first || missed === 0) return first
      const item = missedItem(missed)
      missed = 0
      return item
    },
  }
}
