import { fitsQuery, type JournalEntry, type JournalQuery, journalLimits } from './journal.ts'
import type { Page } from './store.ts'

/** The last requests of one account, in a ring. */
export interface MemoryJournal {
  /** Gives the entry as kept, with its number. */
  append(entry: JournalEntry): JournalEntry
  list(query: JournalQuery): Page<JournalEntry>
}

export function createMemoryJournal(): MemoryJournal {
  const ring: JournalEntry[] = []
  let count = 0

  return {
    append(entry) {
      const kept = { ...entry, id: count + 1 }
      ring[count % journalLimits.requests] = kept
      count++
      return kept
    },
    list(query) {
      const data: JournalEntry[] = []
      let total = 0
      for (let back = 1; back <= ring.length; back++) {
        const entry = ring[(count - back) % journalLimits.requests] as JournalEntry
        if (!fitsQuery(entry, query)) continue
        if (total >= query.offset && data.length < query.limit) data.push(entry)
        total++
      }
      return { data, total }
    },
  }
}
