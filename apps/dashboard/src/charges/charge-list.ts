import type { Control } from '@omise-sandbox/client/control'
import { signal } from '@preact/signals'
import type { Live, LiveUpdate } from '../live/live.ts'
import { isResync } from '../live/live-update.ts'
import { type ChargeFilter, everyCharge } from './charge-filter.ts'
import type { Row } from './list-row.ts'
import { createShownRows, maxRows, rowOf } from './shown-rows.ts'

/** The account's newest charges, newest first, kept up to date. */
export type ChargeList = ReturnType<typeof createChargeList>

/** How far the list is scrolled, in pixels, and at which charge the Tab key stops; the first where that is undefined. */
export interface ListPlace {
  top: number
  id: string | undefined
}

const pageSize = 1000

export function createChargeList(control: Control, live: Live) {
  const { rows, total, put, beginLoad } = createShownRows()
  const state = signal<'loading' | 'ready'>('loading')
  const failure = signal<unknown>(undefined)

  async function load(): Promise<void> {
    const { isCurrent, show, end } = beginLoad()
    failure.value = undefined
    try {
      for await (const page of loadPages(control)) {
        if (!isCurrent()) return
        // What there is so far can be worked with while older charges come.
        if (page.isLast || state.value === 'loading') show(page.loaded, page.total)
        state.value = 'ready'
      }
    } catch (error) {
      if (isCurrent()) failure.value = error
    } finally {
      if (isCurrent()) end()
    }
  }

  async function refreshOne(id: string): Promise<void> {
    const details = await control.charges.getDetails(id).catch(() => undefined)
    if (details) put(details.summary)
  }

  live.subscribe((update) => {
    if (update.type === 'event') put(update.summary)
    else if (isResync(update)) void load()
    const planned = plannedIn(update)
    if (planned !== undefined) void refreshOne(planned)
  })
  void live.ready.then(load)

  // A filter and a place stay, for when one comes back from a charge. The account may have more than the list holds.
  const filter = signal<ChargeFilter>(everyCharge)
  const place: ListPlace = { top: 0, id: undefined }
  return { rows, total, state, failure, filter, place, reload: () => void load() }
}

/** The newest charges, a page at a time; with each page those before it. */
async function* loadPages(control: Control) {
  let loaded: readonly Row[] = []
  for (let offset = 0; offset < maxRows; offset += pageSize) {
    const { data, total } = await control.charges.listSummaries({ offset, limit: pageSize })
    // What was made meanwhile pushes some into the next page, which were in this one too.
    const known = new Set(loaded.slice(-pageSize).map(({ summary }) => summary.id))
    loaded = [...loaded, ...data.filter(({ id }) => !known.has(id)).map(rowOf)]
    const isLast = data.length < pageSize || offset + pageSize >= maxRows
    yield { loaded, total, isLast }
    if (isLast) return
  }
}

/** The charge of a plan for later: that changes who decided, and makes no event. */
function plannedIn(update: LiveUpdate): string | undefined {
  if (update.type !== 'request') return undefined
  return /^\/__sandbox\/charges\/([^/]+)\/outcome$/.exec(update.request.path)?.[1]
}
