import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ListPlace } from './charge-list.ts'
import type { Row } from './list-row.ts'
import { placeOf } from './merge-rows.ts'
import { type RowWindow, scrollTo, windowOf } from './row-window.ts'

interface RowCursorOptions {
  readonly rows: readonly Row[]
  /** In pixels. */
  readonly rowHeight: number
  readonly place: ListPlace
}

/**
 * Which rows of a long list are drawn, and which of them has the Tab key's stop. Arrow keys, Page up and down, Home and End
 * move it. Where it is stays in `place`, for when one comes back to the list.
 */
export function useRowCursor({ rows, rowHeight, place }: RowCursorOptions) {
  const scroller = useRef<HTMLDivElement>(null)
  const { view, drawVisible } = useView(scroller, place)
  const [, drawAgain] = useState({})
  // By its id: its row changes when charges come, and what has the focus must be drawn all the time.
  const rowOfStop = () =>
    place.id === undefined ? 0 : Math.min(placeOf(rows, place.id), rows.length - 1)
  const active = rowOfStop()
  const focusOnceDrawn = useFocus(() => scroller.current?.querySelector(`[data-row="${active}"]`))

  useHeldPlace(rows, (added) => {
    if (place.top === 0) return
    scroller.current?.scrollBy(0, added * rowHeight)
    drawVisible()
  })

  function stop(at: number): void {
    place.id = rows[at]?.summary.id
    drawAgain({})
  }

  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 1)
    // A key may come before the one before it is drawn.
    const row = stepOf(event.key, { at: rowOfStop(), page, last: rows.length - 1 })
    if (row === undefined) return
    event.preventDefault()
    focusOnceDrawn()
    stop(row)
    scroller.current?.scrollTo(0, scrollTo({ row, rowHeight, ...view }))
    drawVisible()
  }

  const drawn = withRow(windowOf({ count: rows.length, rowHeight, ...view }), active)
  return { scroller, drawn, active, drawVisible, stop, onKeyDown }
}

/** What of the list is in view, in pixels; begins where it was left. */
function useView(scroller: RefObject<HTMLDivElement | null>, place: ListPlace) {
  const [view, setView] = useState({ top: place.top, height: 600 })

  function drawVisible(): void {
    const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {}
    place.top = scrollTop
    setView({ top: scrollTop, height: clientHeight })
  }

  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, place.top)
    drawVisible()
    const observer = new ResizeObserver(drawVisible)
    if (scroller.current) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [])

  return { view, drawVisible }
}

/**
 * Gives an element the focus as soon as the next change is drawn. An effect of another kind may run late: before the change
 * that a second key made is drawn, which would find no element.
 */
function useFocus(find: () => HTMLElement | null | undefined): () => void {
  const isWanted = useRef(false)
  useLayoutEffect(() => {
    if (!isWanted.current) return
    isWanted.current = false
    find()?.focus()
  })
  return () => {
    isWanted.current = true
  }
}

/** The numbers of the rows to draw: the one that has the Tab key's stop is among them, wherever it is. */
function withRow({ first, end }: RowWindow, row: number): readonly number[] {
  const drawn = Array.from({ length: end - first }, (_, index) => first + index)
  return row < 0 || (first <= row && row < end) ? drawn : [...drawn, row].sort((a, b) => a - b)
}

function stepOf(
  key: string,
  { at, page, last }: { readonly at: number; readonly page: number; readonly last: number },
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  }
  const to = steps[key]
  return to === undefined ? undefined : Math.max(0, Math.min(last, to))
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
