/** Those who want to be told of something. */
export interface Subscribers<Args extends readonly unknown[]> {
  /** Tells the listener from now on, until what is returned is called. */
  add(listener: (...args: Args) => void): () => void
  publish(...args: Args): void
  readonly size: number
  clear(): void
}

export function createSubscribers<Args extends readonly unknown[]>(): Subscribers<Args> {
  const listeners = new Set<(...args: Args) => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    publish(...args) {
      for (const listener of listeners) listener(...args)
    },
    get size() {
      return listeners.size
    },
    clear: () => listeners.clear(),
  }
}

/** The same by a key: who is told of one key costs those of others nothing. */
export interface KeyedSubscribers<Args extends readonly unknown[]> {
  add(key: string, listener: (...args: Args) => void): () => void
  publish(key: string, ...args: Args): void
  has(key: string): boolean
  /** How many listen, to whichever key. */
  readonly size: number
  clear(): void
}

export function createKeyedSubscribers<Args extends readonly unknown[]>(): KeyedSubscribers<Args> {
  const all = new Map<string, Subscribers<Args>>()
  let size = 0
  return {
    add(key, listener) {
      const subscribers = all.get(key) ?? createSubscribers<Args>()
      all.set(key, subscribers)
      const stop = subscribers.add(listener)
      size++
      let ended = false
      return () => {
        if (ended) return
        ended = true
        stop()
        size--
        if (subscribers.size === 0 && all.get(key) === subscribers) all.delete(key)
      }
    },
    publish: (key, ...args) => all.get(key)?.publish(...args),
    has: (key) => all.has(key),
    get size() {
      return size
    },
    clear() {
      all.clear()
      size = 0
    },
  }
}
