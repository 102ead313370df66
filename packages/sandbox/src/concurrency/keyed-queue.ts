/** Work that is done one piece at a time, in the order asked for. */
export interface SerialQueue {
  /** Begins at once where nothing is under way. What fails keeps nothing from its turn. */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Whether work is under way or waits. */
  readonly busy: boolean
}

export function createSerialQueue(onIdle: () => void = () => {}): SerialQueue {
  let last: Promise<void> | undefined
  return {
    run(work) {
      const result = last ? last.then(work) : work()
      const over: Promise<void> = result.then(end, end)
      function end(): void {
        if (last !== over) return
        last = undefined
        onIdle()
      }
      last = over
      return result
    },
    get busy() {
      return last !== undefined
    },
  }
}

/** A serial queue for each key. A key without work takes no memory. */
export interface KeyedQueue {
  run<T>(key: string, work: () => Promise<T>): Promise<T>
  /** How many keys have work. */
  readonly size: number
}

export function createKeyedQueue(): KeyedQueue {
  const queues = new Map<string, SerialQueue>()
  return {
    run(key, work) {
      let queue = queues.get(key)
      if (!queue) {
        queue = createSerialQueue(() => queues.delete(key))
        queues.set(key, queue)
      }
      return queue.run(work)
    },
    get size() {
      return queues.size
    },
  }
}
