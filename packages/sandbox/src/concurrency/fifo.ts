/** First in, first out, at the same cost however many wait: an array alone moves all of them with each that goes. */
export interface Fifo<T> {
  push(item: T): void
  shift(): T | undefined
  /** Takes all at once. */
  drain(): T[]
}

/** How many places that were left are given up at a time. */
const maxConsumed = 1024

export function createFifo<T>(): Fifo<T> {
  let items: (T | undefined)[] = []
  let head = 0
  return {
    push: (item) => items.push(item),
    shift() {
      if (head === items.length) return undefined
      const item = items[head]
      items[head] = undefined
      head++
      if (head === items.length || head >= maxConsumed) {
        items = items.slice(head)
        head = 0
      }
      return item
    },
    drain() {
      const rest = items.slice(head) as T[]
      items = []
      head = 0
      return rest
    },
  }
}
