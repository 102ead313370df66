import { signal } from '@preact/signals'
import { formatMoney } from '../format/money.ts'
import type { ChargeSummary, Row } from './list-row.ts'
import { hasRow, mergeRows } from './merge-rows.ts'

export const maxRows = 10_000

/** The rows of the list, which are loaded now and then, while others come by the stream. */
export function createShownRows() {
  const rows = signal<readonly Row[]>([])
  const total = signal(0)
  /** What came by the stream and is not shown yet. */
  const fresh = new Map<string, Row>()
  /** What came by the stream while pages were loaded, which may be older than it. */
  let newer: Map<string, Row> | undefined

  /** At the next frame, however much has changed by then. */
  const show = oncePerFrame(() => {
    rows.value = mergeRows(rows.value, fresh.values()).slice(0, maxRows)
    fresh.clear()
  })

  return {
    rows,
    total,
    put(summary: ChargeSummary): void {
      const { id } = summary
      const row = rowOf(summary)
      if (!newer && !fresh.has(id) && !hasRow(rows.value, id)) total.value++
      fresh.set(id, row)
      newer?.set(id, row)
      show()
    },
    /** Begins to load anew; what an earlier load still brings is not current any more. */
    beginLoad() {
      const over = new Map<string, Row>()
      newer = over
      // What came before is in what is loaded now, or gone.
      fresh.clear()
      return {
        isCurrent: () => newer === over,
        show(loaded: readonly Row[], counted: number): void {
          rows.value = mergeRows(loaded, over.values())
          // Of those that came meanwhile, some were counted already: what is listed tells.
          total.value = Math.max(counted, rows.value.length)
        },
        end(): void {
          newer = undefined
        },
      }
    },
  }
}

function oncePerFrame(act: () => void): () => void {
  let isAsked = false
  return () => {
    if (isAsked) return
    isAsked = true
    requestAnimationFrame(() => {
      isAsked = false
      act()
    })
  }
}

export function rowOf(summary: ChargeSummary): Row {
  const { id, amount, currency, source_type, store_id, store_name, terminal_id } = summary
  const { description, failure_code, barcode_ending } = summary
  const parts = [id, source_type, store_id, store_name, terminal_id, description, failure_code]
  const amounts = [formatMoney(amount, currency), amount / 100, amount]
  const text = [...parts, barcode_ending, ...amounts].filter((part) => part !== null)
  return { summary, text: text.join('\n').toLowerCase() }
}
