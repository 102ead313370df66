import { fitsQuery, type JournalEntry, type JournalQuery, journalLimits } from '../journal.ts'
import type { Page } from '../store.ts'

/** The last requests of one account, in a ring. */
export interface MemoryJournal {
  /** Gives the entry's number. */
  append(entry: JournalEntry): number
  list(query: JournalQuery): Page<JournalEntry>
}

export function createMemoryJournal(): MemoryJournal {
  const ring: JournalEntry[] = []
  let count = 0

  return {
    append(entry) {
      ring[count % journalLimits.requests] = entry
      count++
      return count
    },
    list(query) {
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
