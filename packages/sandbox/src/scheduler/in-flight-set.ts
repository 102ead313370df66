/** Promises in flight, and when there are few enough of them. None of them may reject. */
export interface InFlightSet {
  add(promise: Promise<void>): void
  readonly size: number
  /** Resolves when at most `count` are left. */
  downTo(count: number): Promise<void>
}

export function createInFlightSet(): InFlightSet {
  let size = 0
  let wanted = 0
  let reached = () => {}

  function left(): void {
    size--
    if (size <= wanted) reached()
  }

  return {
    add(promise) {
      size++
      promise.then(left)
    },
    get size() {
      return size
    },
    downTo(count) {
      if (size <= count) return Promise.resolve()
      wanted = count
      return new Promise((resolve) => {
        reached = resolve
      })
    },
  }
}
