import type { StoredSnapshot } from '../port.ts'
import type { AccountCopy } from '../snapshot.ts'

/** Copies of one account. They share what they hold with it: entities never change. */
export function createMemorySnapshots() {
  const copies = new Map<string, AccountCopy>()
  return {
    /** Deletes it where there is no copy. */
    set(name: string, copy: AccountCopy | undefined): void {
      if (copy) copies.set(name, copy)
      else copies.delete(name)
    },
    list(wanted?: string): StoredSnapshot[] {
      const some = [...copies].filter(([name]) => wanted === undefined || name === wanted)
      return some
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, copy]) => {
          const facts = { name, at: copy.account.clock.now, charges: copy.charges.length }
          return wanted === undefined ? facts : { ...facts, copy }
        })
    },
  }
}

export type MemorySnapshots = ReturnType<typeof createMemorySnapshots>
