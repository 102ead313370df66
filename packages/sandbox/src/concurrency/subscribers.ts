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
