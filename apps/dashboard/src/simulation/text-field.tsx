import type { ComponentChildren } from 'preact'
import { Field } from '../ui/field.tsx'

/** A line of text that neither the browser nor the phone's keyboard may mend: ids, names, numbers. */
export function TextField(props: {
  readonly label: string
  readonly value: string
  readonly hint?: ComponentChildren
  readonly problem?: string | undefined
  readonly inputMode?: 'text' | 'numeric' | 'decimal'
  readonly onChange: (value: string) => void
}) {
  const { label, value, hint, problem, inputMode = 'text', onChange } = props
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(input) => (
        <input
          {...input}
          value={value}
          dir="auto"
          inputMode={inputMode}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
