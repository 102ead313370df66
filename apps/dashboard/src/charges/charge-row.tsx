import { formatMoney } from '../format/money.ts'
import { formatAge, formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { useClients } from '../session/use-clients.ts'
import { StatusBadge } from '../ui/status-badge.tsx'
import type { ChargeSummary } from './list-row.ts'

/** One charge of the list. Its id is the link; the whole row can be clicked. */
export function ChargeRow(props: {
  readonly summary: ChargeSummary
  readonly row: number
  /** In pixels. */
  readonly height: number
  /** Whether the Tab key leads to this row of all. */
  readonly isActive: boolean
  readonly onFocus: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}) {
  const { summary, row, height, isActive, onFocus, onKeyDown } = props
  return (
    <tr
      class="charge-row"
      aria-rowindex={row + 2}
      style={{ transform: `translateY(${row * height}px)`, height: `${height}px` }}
    >
      <Cells summary={summary} />
      <td class="charge-id">
        <a
          href={paths.charge(summary.id)}
          data-row={row}
          tabIndex={isActive ? 0 : -1}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
        >
          {summary.id}
        </a>
      </td>
    </tr>
  )
}

/** What the list shows of it. */
function Cells({ summary }: { readonly summary: ChargeSummary }) {
  return (
    <>
      <td class="charge-status">
        <StatusBadge status={summary.status} />
      </td>
      <td class="charge-amount">
        {formatMoney(summary.amount, summary.currency)}
        {summary.refunded > 0 && (
          <small>
            {' '}
            {messages.charges.refunded(formatMoney(summary.refunded, summary.currency))}
          </small>
        )}
      </td>
      <td class="charge-method">{summary.source_type}</td>
      <td class="charge-store">
        <bdi>{summary.store_name ?? messages.charges.noStore}</bdi>
      </td>
      <td class="charge-terminal">
        <bdi>{summary.terminal_id ?? '–'}</bdi>
      </td>
      <Age at={summary.created_at} />
      <td class="charge-source">
        {messages.charges.deciders[summary.decided_by]}
        {summary.failure_code && <small>{summary.failure_code}</small>}
      </td>
    </>
  )
}

/** Drawn anew each second, alone. */
function Age({ at }: { readonly at: string }) {
  const now = useClients().clock.now.value
  return (
    <td class="charge-age">
      <time dateTime={at} title={formatTime(at)}>
        {now === undefined ? formatTime(at) : formatAge(at, now)}
      </time>
    </td>
  )
}
