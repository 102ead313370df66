import { fitsQuery, type JournalEntry, type JournalQuery, journalLimits } from '../journal.ts'
import type { Page } from '../store.ts'

export function createMemoryJournal() {
  const ring: JournalEntry[] = []
  let count = 0

  return {
    /** Gives the entry's number. */
    append(entry: JournalEntry): number {
      ring[count % journalLimits.requests] = entry
      count++
      return count
    },
    list(query: JournalQuery): Page<JournalEntry> {
      const data: JournalEntry[] = []
      let total = 0
      for (let back = 1; back <= ring.length; back++) {
        const entry = ring[(count - back) % journalLimits.requests] as JournalEntry
        if (!fitsQuery(entry, query)) continue
        // Its number follows from its place: keeping an entry then copies nothing.
        if (total >= query.offset && data.length < query.limit) {
          data.push({ ...entry, id: count - back + 1 })
        }
        total++
      }
      return { data, total }
    },
  }
}

/** The last requests of one account, in a ring. */
export type MemoryJournal = ReturnType<typeof createMemoryJournal>
