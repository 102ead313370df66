import { createHash } from 'node:crypto'
import type { Bounds } from '../concurrency/bounds.ts'
import { createSharedBudget, type SharedBudget } from '../concurrency/shared-budget.ts'
import type { AccountId } from '../storage/store.ts'

/** What was answered under a key, so that the same request again is answered the same and done once. */
export interface Idempotency {
  /**
   * Runs `work` for a key that is new, and gives the first result for one that is not; `differs` where the key came with
   * another request before. Requests at the same moment share one run.
   */
  once<T extends Kept>(
    of: KeyedRequest,
    work: () => Promise<T>,
  ): Promise<{ readonly result: T; readonly replayed: boolean } | 'differs'>
}

export interface KeyedRequest {
  readonly account: AccountId
  /** The account's generation: a reset forgets its keys. */
  readonly epoch: number
  readonly key: string
  /** What it asks for, see {@link fingerprintOf}. */
  readonly request: string
}

/** A result: one that was refused changed nothing, and is not remembered. */
interface Kept {
  readonly ok: boolean
}

export const idempotencyLimits = {
  keysOfAccount: 10_000,
  milliseconds: 24 * 60 * 60 * 1000,
} as const

/** What a key takes besides the answer under it. */
const overheadBytes = 400

/** What two requests have in common that are the same: clients without ordered maps send their fields in any order. */
export function fingerprintOf(method: string, url: string, fields: object): string {
  const text = JSON.stringify(fields, (_name, value) => inOrderOfNames(value))
  return hashOf(`${method} ${url} ${text}`)
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

function inOrderOfNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

interface Entry {
  readonly request: string
  readonly since: number
  readonly result: Promise<unknown>
  bytes: number
}

type AccountKeys = ReturnType<typeof createAccountKeys>

/** The keys of one account's generation, oldest first. */
function createAccountKeys(
  epoch: number,
  budget: SharedBudget,
  parts: { readonly now: () => number; readonly onEmpty: () => void },
) {
  const { now, onEmpty } = parts
  const entries = new Map<string, Entry>()
  const share = budget.open((maxBytes) => {
    for (const [key, entry] of entries) {
      if (share.usedBytes <= maxBytes) break
      // One that is still being done takes nothing yet, and must not be done twice.
      if (entry.bytes > 0) forget(key, entry)
    }
  })

  function forget(key: string, entry: Entry): void {
    if (entries.get(key) !== entry) return
    entries.delete(key)
    share.add(-entry.bytes)
    if (entries.size === 0) onEmpty()
  }

  return {
    epoch,
    forget,
    /** The entry of a key, where its time is not over. */
    get(key: string): Entry | undefined {
      for (const [name, entry] of entries) {
        const isOver = now() - entry.since >= idempotencyLimits.milliseconds
        if (!isOver && entries.size <= idempotencyLimits.keysOfAccount) break
        forget(name, entry)
      }
      return entries.get(key)
    },
    add(key: string, request: string, result: Promise<unknown>): Entry {
      const entry = { request, since: now(), result, bytes: 0 }
      entries.set(key, entry)
      return entry
    },
    /** Counts what is kept of an answer. */
    keep(key: string, entry: Entry, result: unknown): void {
      if (entries.get(key) !== entry) return
      entry.bytes = overheadBytes + 2 * JSON.stringify(result).length
      share.add(entry.bytes)
    },
    close() {
      entries.clear()
      share.close()
    },
  }
}

export function createIdempotency(options: {
  readonly maxBytes: number
  readonly now: () => number
  readonly bounds?: Bounds
}): Idempotency {
  const { maxBytes } = options
  const budget = createSharedBudget(maxBytes)
  options.bounds?.set('idempotency_bytes', { max: maxBytes, used: () => budget.usedBytes })
  const accounts = new Map<AccountId, AccountKeys>()

  function keysOf({ account, epoch }: KeyedRequest): AccountKeys {
    const before = accounts.get(account)
    // A request that was read before a reset, and is slow, takes nothing from those after it.
    if (before && before.epoch >= epoch) return before
    before?.close()
    const keys = createAccountKeys(epoch, budget, {
      now: options.now,
      onEmpty: () => accounts.delete(account),
    })
    accounts.set(account, keys)
    return keys
  }

  return {
    async once<T extends Kept>(of: KeyedRequest, work: () => Promise<T>) {
      const { request } = of
      const keys = keysOf(of)
      const key = hashOf(of.key)
      const before = keys.get(key)
      if (before && before.request !== request) return 'differs'
      // The key names the request, and the request its kind of result.
      if (before) return { result: (await before.result) as T, replayed: true }
      const running = work()
      // Its old keys may have been the last, and it was left out then.
      accounts.set(of.account, keys)
      const entry = keys.add(key, request, running)
      try {
        const result = await running
        if (result.ok) keys.keep(key, entry, result)
        else keys.forget(key, entry)
        return { result, replayed: false }
      } catch (error) {
        // What failed in here was not done, and may be tried again.
        keys.forget(key, entry)
        throw error
      }
    },
  }
}
