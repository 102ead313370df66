import { useState } from 'preact/hooks'
import { touches } from '../live/live-update.ts'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Form, useForm } from '../ui/form.tsx'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { SnapshotList } from './snapshot-list.tsx'

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
  const [written, setWritten] = useState('')
  const [asks, setAsks] = useState(false)
  const name = written.trim()
  const isValid = nameForm.test(name)
  const form = useForm({
    isValid,
    send: ({ run }) => (props.taken.includes(name) ? setAsks(true) : run(save, text.saved(name))),
  })

  async function save(): Promise<void> {
    await control.snapshots.save(name)
    setWritten('')
    props.onSaved()
  }

  return (
    <>
      <Form of={form} submit={text.save} kind="plain">
        <TextField
          label={text.name}
          hint={text.nameHint}
          value={written}
          problem={form.tried && !isValid ? text.nameMalformed : undefined}
          onChange={setWritten}
        />
      </Form>
      {asks && <AskReplace name={name} work={save} onClose={() => setAsks(false)} />}
    </>
  )
}

function AskReplace(props: {
  readonly name: string
  readonly work: () => Promise<void>
  readonly onClose: () => void
}) {
  const { title, confirm, lead } = text.askReplace
  const { name, ...others } = props
  return (
    <Confirm title={title(name)} confirm={confirm} done={text.saved(name)} {...others}>
      <p>{lead}</p>
    </Confirm>
  )
}
