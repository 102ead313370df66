import type { ControlWire } from '@omise-sandbox/api'
import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { ConfirmButton } from '../ui/confirm.tsx'

const { snapshots: text } = messages.simulation.account

/** What is kept, to bring back or to delete. */
export function SnapshotList(props: {
  readonly of: readonly ControlWire['Snapshot'][]
  readonly onChange: () => void
}) {
  if (props.of.length === 0) return <p class="soft">{text.none}</p>
  return (
    <ul class="sim-list">
      {props.of.map(({ name, at, charges }) => (
        <li key={name} class="sim-item">
          <p>
            <strong>
              <bdi>{name}</bdi>
            </strong>
          </p>
          <ul class="sim-facts">
            <li>{text.charges(charges)}</li>
            <li>{text.at(formatTime(at))}</li>
          </ul>
          <SnapshotActions name={name} onChange={props.onChange} />
        </li>
      ))}
    </ul>
  )
}

function SnapshotActions(props: { readonly name: string; readonly onChange: () => void }) {
  const { control, clock } = useClients()
  const { name, onChange } = props
  const { askRestore, askDelete } = text
  const of = <span class="unseen"> {name}</span>

  async function restore(): Promise<void> {
    await control.snapshots.restore(name)
    clock.take(await control.clock.now())
    onChange()
  }

  return (
    <div class="row">
      <ConfirmButton
        label={[text.restore, of]}
        title={askRestore.title(name)}
        confirm={askRestore.confirm}
        done={text.restored(name)}
        work={restore}
      >
        <p>{askRestore.lead}</p>
      </ConfirmButton>
      <ConfirmButton
        kind="quiet"
        label={[text.delete, of]}
        title={askDelete.title(name)}
        confirm={askDelete.confirm}
        done={text.deleted(name)}
        work={() => control.snapshots.delete(name).then(onChange)}
      >
        <p>{askDelete.lead}</p>
      </ConfirmButton>
    </div>
  )
}
