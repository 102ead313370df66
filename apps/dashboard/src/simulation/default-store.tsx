import type { ControlWire } from '@omise-sandbox/api'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useDraft } from './use-draft.ts'
import { useForm } from './use-form.ts'

const { store: text } = messages.simulation.account

/** The store of charges that name none. */
export function DefaultStore({ now }: { readonly now: ControlWire['Store'] | undefined }) {
  const { control } = useClients()
  const action = useAction()
  const [{ id, name }, setDraft] = useDraft(
    JSON.stringify(now ?? null),
    () => now ?? { id: '', name: '' },
  )
  const missing = (value: string) => (value.trim() === '' ? text.missing : undefined)
  const form = useForm({
    valid: missing(id) === undefined && missing(name) === undefined,
    send: () => void save({ id: id.trim(), name: name.trim() }, text.saved),
  })
  const shown = (value: string) => (form.tried ? missing(value) : undefined)

  async function save(store: ControlWire['NullableStore'], done: string): Promise<void> {
    if (action.busy) return
    await action.run(() => control.account.updateSettings({ default_store: store }), done)
  }

  return (
    <form class="stack" aria-labelledby="sim-store" {...form.props}>
      <h3 id="sim-store">{text.title}</h3>
      <p class="soft">{text.lead}</p>
      {!now && <p>{text.none}</p>}
      <div class="fields">
        <TextField
          label={text.id}
          value={id}
          problem={shown(id)}
          onChange={(next) => setDraft({ id: next, name })}
        />
        <TextField
          label={text.name}
          value={name}
          problem={shown(name)}
          onChange={(next) => setDraft({ id, name: next })}
        />
      </div>
      <Failure of={action.failure} />
      <div class="row">
        <Button type="submit" busy={action.busy}>
          {text.save}
        </Button>
        {now && (
          <Button kind="quiet" busy={action.busy} onClick={() => void save(null, text.removed)}>
            {text.remove}
          </Button>
        )}
      </div>
    </form>
  )
}
