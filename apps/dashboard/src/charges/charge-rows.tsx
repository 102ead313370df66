import { useEffect, useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import type { ListPlace } from './charge-list.ts'
import { ChargeRow } from './charge-row.tsx'
import type { Row } from './list-row.ts'
import { useRowCursor } from './use-row-cursor.ts'

const wideRow = 52
const narrowRow = 140
const narrow = matchMedia('(max-width: 46rem)')

/** The list itself, of which only what is in view is drawn. Enter opens a charge. */
export function ChargeRows(props: { readonly rows: readonly Row[]; readonly place: ListPlace }) {
  const { rows, place } = props
  const rowHeight = useRowHeight()
  const { scroller, drawn, active, drawVisible, stop, onKeyDown } = useRowCursor({
    rows,
    rowHeight,
    place,
  })
  return (
    <div class="charge-scroller" ref={scroller} onScroll={drawVisible}>
      <table
        class="charge-table"
        aria-label={messages.charges.title}
        aria-rowcount={rows.length + 1}
      >
        <Head />
        <tbody style={{ height: `${rows.length * rowHeight}px` }}>
          {drawn.flatMap((row) => {
            const summary = rows[row]?.summary
            if (!summary) return []
            return (
              <ChargeRow
                key={summary.id}
                summary={summary}
                row={row}
                height={rowHeight}
                isActive={row === active}
                onFocus={() => stop(row)}
                onKeyDown={onKeyDown}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Head() {
  return (
    <thead>
      <tr class="charge-row" aria-rowindex={1}>
        {Object.entries(messages.charges.columns).map(([name, title]) => (
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
