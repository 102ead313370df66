import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { useForm } from '../ui/form.tsx'
import { durationOf, type Length } from './length.ts'
import { LengthField } from './length-field.tsx'

const { clock: text } = messages.simulation

/** An hour, a day, or as long as a person likes. */
export function MoveOn(props: { readonly busy: boolean; readonly onMove: (by: string) => void }) {
  const [length, setLength] = useState<Length>({ count: '10', unit: 'm' })
  const by = durationOf(length)
  const form = useForm({
    isValid: by !== undefined,
    send: () => by !== undefined && !props.busy && props.onMove(by),
  })

  return (
    <section class="stack" aria-labelledby="sim-forward">
      <h3 id="sim-forward">{text.forward}</h3>
      <div class="row">
        <Button kind="main" busy={props.busy} onClick={() => props.onMove('1h')}>
          {text.hour}
        </Button>
        <Button busy={props.busy} onClick={() => props.onMove('24h')}>
          {text.day}
        </Button>
      </div>
      <form class="sim-line" {...form.props}>
        <LengthField
          label={text.by}
          value={length}
          problem={form.tried && by === undefined ? text.lengthMalformed : undefined}
          onChange={setLength}
        />
        <Button type="submit" busy={props.busy}>
          {text.advance}
        </Button>
      </form>
      <p class="hint">{text.forwardHint}</p>
    </section>
  )
}
