import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { fieldsOf } from '../ui/draft-fields.ts'
import { TextField } from '../ui/text-field.tsx'
import { type MetadataDraft, maxMetadata } from './match-draft.ts'

const { rules: text } = messages.simulation

/** Any number of names with the value that each must have. */
export function MetadataFields(props: {
  readonly value: readonly MetadataDraft[]
  readonly problems: Readonly<Record<number, string>>
  readonly onChange: (value: readonly MetadataDraft[]) => void
}) {
  const { value, problems, onChange } = props
  const next = Math.max(0, ...value.map(({ number }) => number)) + 1
  return (
    <fieldset class="sim-part">
      <legend>{text.metadata}</legend>
      <p class="hint">{text.metadataHint}</p>
      {value.map((one, index) => (
        <MetadataField
          key={one.number}
          value={one}
          problem={problems[one.number]}
          onChange={(changed) => onChange(value.with(index, changed))}
          onRemove={() => onChange(value.toSpliced(index, 1))}
        />
      ))}
      <div class="row">
        <Button
          disabled={value.length >= maxMetadata}
          onClick={() => onChange([...value, { number: next, name: '', value: '' }])}
        >
          {text.metadataAdd}
        </Button>
      </div>
    </fieldset>
  )
}

function MetadataField(props: {
  readonly value: MetadataDraft
  readonly problem: string | undefined
  readonly onChange: (value: MetadataDraft) => void
  readonly onRemove: () => void
}) {
  const { number } = props.value
  const field = fieldsOf(props.value, props.onChange, { name: props.problem })
  return (
    <div class="sim-metadata">
      <TextField label={text.metadataName(number)} {...field('name')} />
      <TextField label={text.metadataValue(number)} {...field('value')} />
      <Button kind="quiet" aria-label={text.metadataRemove(number)} onClick={props.onRemove}>
        {messages.simulation.limits.remove}
      </Button>
    </div>
  )
}
