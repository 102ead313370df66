/** Bytes that many owners share, each with a right to its part. */
export interface SharedBudget {
  /**
   * Counts the bytes of one owner. Where all together hold too much, those that hold most are told how much they may
   * keep, and give up their oldest.
   */
  open(trim: (maxBytes: number) => void): BudgetShare
  readonly usedBytes: number
}

export interface BudgetShare {
  readonly usedBytes: number
  /** A negative number gives bytes back. */
  add(bytes: number): void
  /** Gives back all. */
  close(): void
}

/** What is left of the limit after a trim: so that one comes only now and then, however many owners there are. */
const keptPart = 0.75

export function createSharedBudget(maxBytes: number): SharedBudget {
  const shares = new Set<{ bytes: number; readonly trim: (maxBytes: number) => void }>()
  let used = 0

  function trimAll(): void {
    const level = equalLevel(
      Array.from(shares, ({ bytes }) => bytes),
      maxBytes * keptPart,
    )
    for (const share of shares) if (share.bytes > level) share.trim(level)
  }

  return {
    open(trim) {
      const share = { bytes: 0, trim }
      return {
        get usedBytes() {
          return share.bytes
        },
        add(bytes) {
          if (share.bytes === 0) shares.add(share)
          share.bytes += bytes
          used += bytes
          if (share.bytes === 0) shares.delete(share)
          if (bytes > 0 && used > maxBytes) trimAll()
        },
        close() {
          used -= share.bytes
          share.bytes = 0
          shares.delete(share)
        },
      }
    },
    get usedBytes() {
      return used
    },
  }
}

/** The level down to which the largest have to go for all together to fit: who holds less keeps all. */
export function equalLevel(sizes: readonly number[], total: number): number {
  let left = total
  const ascending = sizes.toSorted((one, other) => one - other)
  for (const [index, size] of ascending.entries()) {
    const equal = left / (ascending.length - index)
    if (size > equal) return equal
    left -= size
  }
  return Number.POSITIVE_INFINITY
}
