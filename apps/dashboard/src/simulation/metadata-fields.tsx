import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
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
  const change = (changed: MetadataDraft) =>
    onChange(value.map((one) => (one.number === changed.number ? changed : one)))
  const next = Math.max(0, ...value.map(({ number }) => number)) + 1
  return (
    <fieldset class="sim-part">
      <legend>{text.metadata}</legend>
      <p class="hint">{text.metadataHint}</p>
      {value.map((one) => (
        <div key={one.number} class="sim-metadata">
          <TextField
            label={text.metadataName(one.number)}
            value={one.name}
            problem={problems[one.number]}
            onChange={(name) => change({ ...one, name })}
          />
          <TextField
            label={text.metadataValue(one.number)}
            value={one.value}
            onChange={(written) => change({ ...one, value: written })}
          />
          <Button
            kind="quiet"
            aria-label={text.metadataRemove(one.number)}
            onClick={() => onChange(value.filter(({ number }) => number !== one.number))}
          >
            {messages.simulation.limits.remove}
          </Button>
        </div>
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
