import type { ComponentChildren } from 'preact'
import { messages } from '../messages/messages.ts'
import { Field } from '../ui/field.tsx'
import { type Length, lengthUnits } from './length.ts'

const { clock } = messages.simulation

/** A number and its unit: nobody has to know how the control API writes a duration. */
export function LengthField(props: {
  readonly label: string
  readonly value: Length
  readonly hint?: ComponentChildren
  readonly problem?: string | undefined
  readonly onChange: (value: Length) => void
}) {
  const { label, value, hint, problem, onChange } = props
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(input) => (
        <div class="sim-length">
          <input
            {...input}
            value={value.count}
            inputMode="numeric"
            autocomplete="off"
            onInput={(event) => onChange({ ...value, count: event.currentTarget.value })}
          />
          <select
            aria-label={clock.unit(label)}
            value={value.unit}
            onChange={(event) => {
              const unit = lengthUnits.find((each) => each === event.currentTarget.value)
              if (unit) onChange({ ...value, unit })
            }}
          >
            {lengthUnits.map((unit) => (
              <option key={unit} value={unit} selected={unit === value.unit}>
                {clock.units[unit]}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  )
}
