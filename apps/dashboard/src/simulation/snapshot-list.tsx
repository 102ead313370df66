import type { ControlWire } from '@omise-sandbox/api'
import { useState } from 'preact/hooks'
import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from './confirm.tsx'

const { snapshots: text } = messages.simulation.account

type Asked = { readonly what: 'restore' | 'delete'; readonly name: string }

/** What is kept, to bring back or to delete. */
export function SnapshotList(props: {
  readonly of: readonly ControlWire['Snapshot'][]
  readonly onChange: () => void
}) {
  const [asked, setAsked] = useState<Asked | undefined>(undefined)
  if (props.of.length === 0) return <p class="soft">{text.none}</p>
  return (
    <>
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
            <div class="row">
              <Button onClick={() => setAsked({ what: 'restore', name })}>
                {text.restore}
                <span class="unseen"> {name}</span>
              </Button>
              <Button kind="quiet" onClick={() => setAsked({ what: 'delete', name })}>
                {text.delete}
                <span class="unseen"> {name}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {asked && <Ask of={asked} onChange={props.onChange} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function Ask(props: {
  readonly of: Asked
  readonly onChange: () => void
  readonly onClose: () => void
}) {
  const { control, clock } = useClients()
  const { what, name } = props.of
  const ask = what === 'restore' ? text.askRestore : text.askDelete

  async function work(): Promise<void> {
    if (what === 'delete') await control.snapshots.delete(name)
    else {
      await control.snapshots.restore(name)
      clock.take(await control.clock.now())
    }
    props.onChange()
  }

  return (
    <Confirm
      title={ask.title(name)}
      confirm={ask.confirm}
      done={what === 'restore' ? text.restored(name) : text.deleted(name)}
      work={work}
      onClose={props.onClose}
    >
      <p>{ask.lead}</p>
    </Confirm>
  )
}
