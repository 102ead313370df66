import type { Control } from '@omise-sandbox/client/control'
import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { formatBaht } from '../format/money.ts'
import type { Live, LiveUpdate } from '../live/live.ts'
import { type ChargeFilter, everyCharge } from './charge-filter.ts'
import type { ChargeSummary, Row } from './list-row.ts'
import { hasRow, mergeRows } from './merge-rows.ts'

/** The account's newest charges, newest first, kept up to date. */
export interface ChargeList {
  readonly rows: ReadonlySignal<readonly Row[]>
  /** How many the account has; those beyond {@link maxRows} are not in the list. */
  readonly total: ReadonlySignal<number>
  readonly state: ReadonlySignal<'loading' | 'ready'>
  readonly failure: ReadonlySignal<unknown>
  /** What is looked for in it: it still is when one comes back from a charge. */
  readonly filter: Signal<ChargeFilter>
  readonly place: ListPlace
  reload(): void
}

/** How far the list is scrolled, in pixels, and at which charge the Tab key stops; the first where that is undefined. */
export interface ListPlace {
  top: number
  id: string | undefined
}

export const maxRows = 10_000
const pageSize = 1000

export function createChargeList(control: Control, live: Live): ChargeList {
  const rows = signal<readonly Row[]>([])
  const total = signal(0)
  const state = signal<'loading' | 'ready'>('loading')
  const failure = signal<unknown>(undefined)
  /** What came by the stream and is not shown yet. */
  const fresh = new Map<string, Row>()
  /** What came by the stream while pages were loaded, which may be older than it. */
  let newer: Map<string, Row> | undefined
  let generation = 0
  let shows = false

  /** At the next frame, however much has changed by then. */
  function show(): void {
    if (shows) return
    shows = true
    requestAnimationFrame(() => {
      shows = false
      rows.value = mergeRows(rows.value, fresh.values()).slice(0, maxRows)
      fresh.clear()
    })
  }

  async function load(): Promise<void> {
    const current = ++generation
    const over = new Map<string, Row>()
    newer = over
    // What came before is in what is loaded now, or gone.
    fresh.clear()
    let loaded: Row[] = []
    failure.value = undefined
    try {
      for (let offset = 0; offset < maxRows; offset += pageSize) {
        const page = await control.charges.listSummaries({ offset, limit: pageSize })
        if (current !== generation) return
        // What was made meanwhile pushes some into the next page, which were in this one too.
        const known = new Set(loaded.slice(-pageSize).map(({ summary }) => summary.id))
        loaded = [...loaded, ...page.data.filter(({ id }) => !known.has(id)).map(rowOf)]
        const isLast = page.data.length < pageSize || offset + pageSize >= maxRows
        // What there is so far can be worked with while older charges come.
        if (isLast || state.value === 'loading') {
          rows.value = mergeRows(loaded, over.values())
          // Of those that came meanwhile, some were counted already: what is listed tells.
          total.value = Math.max(page.total, rows.value.length)
          state.value = 'ready'
        }
        if (isLast) return
      }
    } catch (error) {
      if (current === generation) failure.value = error
    } finally {
      if (current === generation) newer = undefined
    }
  }

  function onUpdate(update: LiveUpdate): void {
    switch (update.type) {
      case 'resync':
      case 'missed':
      case 'reset':
        void load()
        return
      case 'event':
        put(update.summary)
        return
      case 'request': {
        // A plan for later changes who decided, and makes no event.
        const planned = /^\/__sandbox\/charges\/([^/]+)\/outcome$/.exec(update.request.path)?.[1]
        if (planned !== undefined) void refreshOne(planned)
      }
    }
  }

  function put(summary: ChargeSummary): void {
    const { id } = summary
    const row = rowOf(summary)
    if (!newer && !fresh.has(id) && !hasRow(rows.value, id)) total.value++
    fresh.set(id, row)
    newer?.set(id, row)
    show()
  }

  async function refreshOne(id: string): Promise<void> {
    const details = await control.charges.getDetails(id).catch(() => undefined)
    if (details) put(details.summary)
  }

  live.subscribe(onUpdate)
  void load()
  return {
    rows,
    total,
    state,
    failure,
    filter: signal(everyCharge),
    place: { top: 0, id: undefined },
    reload: () => void load(),
  }
}

export function rowOf(summary: ChargeSummary): Row {
  const { id, amount, store_id, store_name, terminal_id, description, failure_code } = summary
  const { barcode_ending } = summary
  const parts = [id, store_id, store_name, terminal_id, description, failure_code, barcode_ending]
  const text = [...parts, formatBaht(amount), amount / 100, amount].filter((part) => part !== null)
  return { summary, text: text.join('\n').toLowerCase() }
}
