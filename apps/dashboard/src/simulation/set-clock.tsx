import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { useForm } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'

const { clock: text } = messages.simulation

/** Sets the clock to a date and time. Empty, it shows where the clock stands. */
export function SetClock(props: { readonly busy: boolean; readonly onSet: (at: string) => void }) {
  const { clock } = useClients()
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  // Until a person chooses, it begins at the clock's own day, to the minute so that it seldom changes.
  const value = chosen ?? toMinute(clock.now.value)
  const at = toUtc(value)
  const form = useForm({
    isValid: at !== undefined,
    send: () => at !== undefined && !props.busy && props.onSet(at),
  })

  return (
    <form class="stack" aria-labelledby="sim-set" {...form.props}>
      <h3 id="sim-set">{text.set}</h3>
      <div class="sim-line">
        <TextField
          label={text.setTo}
          type="datetime-local"
          step="1"
          min="1970-01-01T00:00:00"
          max="2290-01-01T00:00:00"
          value={value}
          problem={form.tried && at === undefined ? text.timeMalformed : undefined}
          onChange={setChosen}
        />
        <Button type="submit" busy={props.busy}>
          {text.setButton}
        </Button>
      </div>
      <p class="hint">{text.setHint}</p>
    </form>
  )
}

function toMinute(now: number | undefined): string {
  return now === undefined ? '' : `${new Date(now).toISOString().slice(0, 16)}:00`
}

/** Browsers leave out seconds that are zero. */
function toUtc(local: string): string | undefined {
  const [, minute, second = ':00'] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?/.exec(local) ?? []
  return minute === undefined ? undefined : `${minute}${second}Z`
}
