import { formatAge, formatTime } from '../format/time.ts'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'

const { limits: text } = messages.simulation

/** A rule or a fault, as its list shows it. */
interface Limited {
  readonly id: string
  readonly sentence: string
  readonly note?: string | undefined
  readonly times_left: number | null
  readonly expires_at: string | null
  readonly times_used: number
}

/** Rules or faults in the order in which they are tried; those used up are kept to be looked at. */
export function LimitedList(props: {
  readonly title: string
  readonly none: string
  readonly of: readonly Limited[]
  readonly removed: string
  readonly onRemove: (id: string) => Promise<void>
}) {
  const { title, none, of, removed, onRemove } = props
  const action = useAction()
  return (
    <div class="stack">
      <h3>{title}</h3>
      <Failure of={action.failure} />
      {of.length === 0 ? (
        <p class="soft">{none}</p>
      ) : (
        <ol class="sim-list">
          {of.map((one) => (
            <LimitedItem
              key={one.id}
              of={one}
              busy={action.busy}
              onRemove={() => void action.run(() => onRemove(one.id), removed)}
            />
          ))}
        </ol>
      )}
    </div>
  )
}

function LimitedItem(props: {
  readonly of: Limited
  readonly busy: boolean
  readonly onRemove: () => void
}) {
  const { id, sentence, note, times_left: left, expires_at: until, times_used: used } = props.of
  const now = useClients().clock.now.value
  const isOver = until !== null && now !== undefined && Date.parse(until) <= now
  const state = left === 0 ? 'usedUp' : isOver ? 'outlived' : 'live'
  return (
    <li class={state === 'live' ? 'sim-item' : 'sim-item sim-over'}>
      <p>
        <bdi>{sentence}</bdi>
      </p>
      <ul class="sim-facts">
        <li>
          <span class={`badge ${state === 'live' ? 'good' : ''}`}>{text[state]}</span>
        </li>
        <li class="mono">{id}</li>
        {note && <li>{note}</li>}
        <li>{text.timesUsed(used)}</li>
        {left !== null && <li>{text.left(left)}</li>}
        {until !== null && (
          <li>{text.until(formatTime(until), formatAge(until, now ?? Date.parse(until)))}</li>
        )}
        {left === null && until === null && <li>{text.unlimited}</li>}
      </ul>
      <Button kind="quiet" busy={props.busy} onClick={props.onRemove}>
        {text.remove}
        <span class="unseen"> {id}</span>
      </Button>
    </li>
  )
}
