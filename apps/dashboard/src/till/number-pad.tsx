import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', '00']

/** Big keys, for a till without a keyboard. */
export function NumberPad(props: {
  readonly onDigits: (digits: string) => void
  readonly onErase: () => void
}) {
  const text = messages.till.amount
  return (
    <fieldset class="till-pad">
      <legend class="unseen">{text.pad}</legend>
      {keys.map((key) => (
        <Button key={key} onClick={() => props.onDigits(key)}>
          {key}
        </Button>
      ))}
      <Button onClick={props.onErase} aria-label={text.erase}>
        ⌫
      </Button>
    </fieldset>
  )
}
