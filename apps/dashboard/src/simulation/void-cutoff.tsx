import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Failure } from '../ui/notice.tsx'
import { useDraft } from './use-draft.ts'
import { useForm } from './use-form.ts'

const { cutoff: text } = messages.simulation.account

/** Until when in the day a payment can be undone. */
export function VoidCutoff({ now }: { readonly now: string }) {
  const { control } = useClients()
  const action = useAction()
  const [time, setTime] = useDraft(now, () => now)
  const valid = /^\d\d:\d\d$/.test(time)
  const form = useForm({ valid, send: () => void save() })

  async function save(): Promise<void> {
    if (action.busy) return
    await action.run(() => control.account.updateSettings({ void_cutoff: time }), text.saved)
  }

  return (
    <form class="stack" aria-labelledby="sim-cutoff" {...form.props}>
      <h3 id="sim-cutoff">{text.title}</h3>
      <p class="soft">{text.lead}</p>
      <div class="sim-line">
        <Field label={text.label} problem={form.tried && !valid ? text.missing : undefined}>
          {(input) => (
            <input
              {...input}
              type="time"
              value={time}
              onInput={(event) => setTime(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit" busy={action.busy}>
          {text.save}
        </Button>
      </div>
      <Failure of={action.failure} />
    </form>
  )
}
