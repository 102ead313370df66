import { formatAge, formatTime } from '../format/time.ts'
import { useClients } from '../session/use-clients.ts'

/** When something is due, and how long that is from now on the account's clock. */
export function DueTime(props: { readonly label: string; readonly at: string }) {
  const now = useClients().clock.now.value
  const { label, at } = props
  return (
    <span>
      {label} <time dateTime={at}>{formatTime(at)}</time>
      {now !== undefined && ` (${formatAge(at, now)})`}
    </span>
  )
}
