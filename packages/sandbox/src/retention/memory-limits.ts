import { getHeapStatistics } from 'node:v8'

/** How much the parts of a sandbox may hold, of one budget for the process. */
export interface MemoryLimits {
  readonly maxBytes: number
  /** The request logs of all accounts, where they are kept in memory. */
  readonly journalBytes: number
  /** What was answered under idempotency keys. */
  readonly idempotencyBytes: number
  /** Readers of streams. */
  readonly streams: number
  /** Accounts, where they are kept in memory. */
  readonly accounts: number
}

/** What is left of the heap is for requests under way, and for what the collector has not taken yet. */
const partOfHeap = 0.6
/** An account with one charge takes about as much. */
const bytesOfAccount = 16 * 1024

/** A reader who is slow: its socket, and what waits for it. */
const bytesOfStream = 64 * 1024

/** The budget where none is set. */
export function defaultMaxBytes(): number {
  return Math.floor(getHeapStatistics().heap_size_limit * partOfHeap)
}

export function memoryLimits(maxBytes: number): MemoryLimits {
  return {
    maxBytes,
    journalBytes: Math.floor(maxBytes / 4),
    idempotencyBytes: Math.floor(maxBytes / 8),
    streams: Math.floor(maxBytes / bytesOfStream),
    accounts: Math.floor(maxBytes / bytesOfAccount),
  }
}

/** With less there would be no room to work in. */
export const minBytes = 64 * 2 ** 20
