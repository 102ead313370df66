import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { words } from '../words/words.ts'
import type { Row } from './charge-list.ts'
import { ChargeRow } from './charge-row.tsx'
import { scrollTo, windowOf } from './row-window.ts'

const wideRow = 52
const narrowRow = 116
const narrow = matchMedia('(max-width: 46rem)')

/** Where the list was scrolled to and which row had the focus, for when one comes back to it. */
let left = { top: 0, row: 0 }

/** Other charges are looked for: their list begins at its top. */
export function beginAtTop(): void {
  left = { top: 0, row: 0 }
}

/**
 * The list itself, of which only what is in view is drawn. Arrow keys, Page up and down, Home and End go through it, Enter
 * opens a charge.
 */
export function ChargeRows({ rows }: { readonly rows: readonly Row[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: left.top, height: 600 })
  const [row, setRow] = useState(left.row)
  const wantsFocus = useRef(false)
  const rowHeight = useRowHeight()
  const active = Math.min(row, rows.length - 1)
  const { first, end } = windowOf({ count: rows.length, rowHeight, ...view })

  function look(): void {
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {}
    left = { ...left, top: scrollTop }
    setView({ top: scrollTop, height: clientHeight })
  }

  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, left.top)
    look()
    const observer = new ResizeObserver(look)
    if (scroller.current) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [])

  useHeldPlace(rows, (added) => {
    if (left.top === 0) return
    scroller.current?.scrollBy(0, added * rowHeight)
    left = { ...left, row: left.row + added }
    setRow(left.row)
    look()
  })

  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-row="${active}"]`)?.focus()
  })

  function move(to: number): void {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    left = { ...left, row: next }
    wantsFocus.current = true
    setRow(next)
    scroller.current?.scrollTo(0, scrollTo({ row: next, rowHeight, ...view }))
    look()
  }

  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 1)
    // A key may come before the one before it is drawn.
    const at = Math.min(left.row, rows.length - 1)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    }
    const to = steps[event.key]
    if (to === undefined) return
    event.preventDefault()
    move(to)
  }

  return (
    <div class="charge-scroller" ref={scroller} onScroll={look}>
      <table class="charge-table" aria-label={words.charges.title} aria-rowcount={rows.length + 1}>
        <Head />
        <tbody style={{ height: `${rows.length * rowHeight}px` }}>
          {rows.slice(first, end).map(({ summary }, index) => (
            <ChargeRow
              key={summary.id}
              summary={summary}
              row={first + index}
              top={(first + index) * rowHeight}
              height={rowHeight}
              isActive={first + index === active}
              onFocus={() => {
                left = { ...left, row: first + index }
                setRow(first + index)
              }}
              onKeyDown={onKeyDown}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Charges that come meanwhile are put on top: whoever reads further down is not to lose the place. */
function useHeldPlace(rows: readonly Row[], onAdded: (count: number) => void): void {
  const firstId = rows[0]?.summary.id
  const before = useRef(firstId)
  useLayoutEffect(() => {
    const added = rows.findIndex(({ summary }) => summary.id === before.current)
    before.current = firstId
    if (added > 0) onAdded(added)
  }, [firstId])
}

function Head() {
  return (
    <thead>
      <tr class="charge-row" aria-rowindex={1}>
        {Object.entries(words.charges.columns).map(([name, title]) => (
          <th key={name} scope="col" class={`charge-${name}`}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function useRowHeight(): number {
  const [isNarrow, setNarrow] = useState(narrow.matches)
  useEffect(() => {
    const onChange = () => setNarrow(narrow.matches)
    narrow.addEventListener('change', onChange)
    return () => narrow.removeEventListener('change', onChange)
  }, [])
  return isNarrow ? narrowRow : wideRow
}
