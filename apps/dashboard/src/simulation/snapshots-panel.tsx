import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { touches, useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Confirm } from './confirm.tsx'
import { SnapshotList } from './snapshot-list.tsx'
import { useForm } from './use-form.ts'

const { snapshots: text } = messages.simulation.account
const nameForm = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/

/** States of the account kept by name. */
export function SnapshotsPanel() {
  const { control } = useClients()
  const { value, failure, reload } = useLive('snapshots', control.snapshots.list, (update) =>
    touches(update, 'snapshots'),
  )
  return (
    <Panel title={text.title} lead={text.lead}>
      <SaveForm taken={value?.data.map(({ name }) => name) ?? []} onSaved={reload} />
      <Failure of={failure} retry={reload} />
      {value && <SnapshotList of={value.data} onChange={reload} />}
    </Panel>
  )
}

function SaveForm(props: { readonly taken: readonly string[]; readonly onSaved: () => void }) {
  const { control } = useClients()
  const action = useAction()
  const [written, setWritten] = useState('')
  const [asks, setAsks] = useState(false)
  const name = written.trim()
  const valid = nameForm.test(name)
  const form = useForm({
    valid,
    send: () =>
      props.taken.includes(name) ? setAsks(true) : void action.run(save, text.saved(name)),
  })

  async function save(): Promise<void> {
    await control.snapshots.save(name)
    setWritten('')
    props.onSaved()
  }

  return (
    <form class="stack" {...form.props}>
      <TextField
        label={text.name}
        hint={text.nameHint}
        value={written}
        problem={form.tried && !valid ? text.nameMalformed : undefined}
        onChange={setWritten}
      />
      <Failure of={action.failure} />
      <div class="row">
        <Button type="submit" busy={action.busy}>
          {text.save}
        </Button>
      </div>
      {asks && (
        <Confirm
          title={text.askReplace.title(name)}
          confirm={text.askReplace.confirm}
          done={text.saved(name)}
          work={save}
          onClose={() => setAsks(false)}
        >
          <p>{text.askReplace.lead}</p>
        </Confirm>
      )}
    </form>
  )
}
