import type { BudgetShare, SharedBudget } from '../../concurrency/shared-budget.ts'
import { fitsQuery, type JournalEntry, type JournalQuery, journalLimits } from '../journal.ts'
import type { Page } from '../store.ts'

/** What an entry takes besides its texts. */
const overheadBytes = 400

const { requests: places } = journalLimits

/** The last requests of one account, in a ring: fewer where the journals of all accounts hold too much. */
export class MemoryJournal {
  readonly #ring: (JournalEntry | undefined)[] = []
  readonly #share: BudgetShare
  #count = 0
  #size = 0

  constructor(budget: SharedBudget) {
    this.#share = budget.open((maxBytes) => this.#trim(maxBytes))
  }

  /** Gives the entry's number. */
  append(entry: JournalEntry): number {
    if (this.#size === places) this.#dropOldest()
    this.#ring[this.#count % places] = entry
    this.#count++
    this.#size++
    const number = this.#count
    this.#share.add(bytesOf(entry))
    return number
  }

  list(query: JournalQuery): Page<JournalEntry> {
    const data: JournalEntry[] = []
    let total = 0
    for (let back = 1; back <= this.#size; back++) {
      const entry = this.#ring[(this.#count - back) % places] as JournalEntry
      if (!fitsQuery(entry, query)) continue
      // Its number follows from its place: keeping an entry then copies nothing.
      if (total >= query.offset && data.length < query.limit) {
        data.push({ ...entry, id: this.#count - back + 1 })
      }
      total++
    }
    return { data, total }
  }

  close(): void {
    this.#share.close()
  }

  #trim(maxBytes: number): void {
    while (this.#size > 0 && this.#share.usedBytes > maxBytes) this.#dropOldest()
  }

  #dropOldest(): void {
    const place = (this.#count - this.#size) % places
    const oldest = this.#ring[place]
    this.#ring[place] = undefined
    this.#size--
    if (oldest) this.#share.add(-bytesOf(oldest))
  }
}

function bytesOf({ path, outcome, fault, hint, error, body }: JournalEntry): number {
  let texts = path.length
  for (const text of [outcome, fault, hint, error]) texts += text?.length ?? 0
  // Small bodies are parts of larger buffers, which may be kept for one of them.
  return overheadBytes + texts + 2 * (body?.length ?? 0)
}
