import type { ControlWire } from '@omise-sandbox/api'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Form, useForm } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useDraft } from './use-draft.ts'

const { store: text } = messages.simulation.account
const noStore = { id: '', name: '' }

/** The store of charges that name none. */
export function DefaultStore({ now }: { readonly now: ControlWire['Store'] | undefined }) {
  const { control } = useClients()
  const [draft, setDraft] = useDraft(JSON.stringify(now ?? null), () => now ?? noStore)
  const [id, name] = [draft.id.trim(), draft.name.trim()]
  const form = useForm({
    isValid: id !== '' && name !== '',
    send: () => save({ id, name }, text.saved),
  })
  const save = (store: ControlWire['NullableStore'], done: string) =>
    void form.action.run(() => control.account.updateSettings({ default_store: store }), done)
  const missing = (value: string) => (form.tried && value === '' ? text.missing : undefined)
  const field = fieldsOf(draft, setDraft, { id: missing(id), name: missing(name) })

  return (
    <Form
      of={form}
      title={text.title}
      submit={text.save}
      kind="plain"
      beside={
        now && (
          <Button kind="quiet" busy={form.action.busy} onClick={() => save(null, text.removed)}>
            {text.remove}
          </Button>
        )
      }
    >
      <p class="soft">{text.lead}</p>
      {!now && <p>{text.none}</p>}
      <div class="fields">
        <TextField label={text.id} {...field('id')} />
        <TextField label={text.name} {...field('name')} />
      </div>
    </Form>
  )
}
