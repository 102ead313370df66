import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { useForm } from '../ui/form.tsx'
import { Failure } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useDraft } from './use-draft.ts'

const { cutoff: text } = messages.simulation.account

/** Until when in the day a payment can be undone. */
export function VoidCutoff({ now }: { readonly now: string }) {
  const { control } = useClients()
  const [time, setTime] = useDraft(now, () => now)
  const isValid = /^\d\d:\d\d$/.test(time)
  const { tried, action, props } = useForm({
    isValid,
    send: ({ run }) => run(() => control.account.updateSettings({ void_cutoff: time }), text.saved),
  })

  return (
    <form class="stack" aria-labelledby="sim-cutoff" {...props}>
      <h3 id="sim-cutoff">{text.title}</h3>
      <p class="soft">{text.lead}</p>
      <div class="sim-line">
        <TextField
          label={text.label}
          type="time"
          value={time}
          problem={tried && !isValid ? text.missing : undefined}
          onChange={setTime}
        />
        <Button type="submit" busy={action.busy}>
          {text.save}
        </Button>
      </div>
      <Failure of={action.failure} />
    </form>
  )
}
