import type { ComponentChildren, Ref } from 'preact'
import { Field } from './field.tsx'

interface TextProps {
  readonly label: string
  readonly hint?: ComponentChildren
  readonly problem?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

interface InputProps {
  readonly type?: 'text' | 'password' | 'search' | 'time' | 'datetime-local'
  readonly inputMode?: 'text' | 'url' | 'numeric' | 'decimal'
  readonly class?: string
  readonly placeholder?: string
  readonly min?: string
  readonly max?: string
  readonly step?: string
  /** The id of a datalist. */
  readonly list?: string
  readonly input?: Ref<HTMLInputElement>
}

/** What a program reads, such as ids, names and numbers: neither the browser nor a phone's keyboard may mend it. */
const asWritten = {
  dir: 'auto',
  autocomplete: 'off',
  autocapitalize: 'off',
  spellcheck: false,
} as const

/** A field for a line of text that a program reads. */
export function TextField(props: TextProps & InputProps) {
  const {
    label,
    hint,
    problem,
    value,
    onChange,
    type = 'text',
    input: ref = null,
    ...others
  } = props
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(input) => (
        <input
          {...input}
          {...asWritten}
          {...others}
          // Preact's types tell inputs apart by this; what is set here, those of a line of text have in common.
          type={type as 'text'}
          ref={ref}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** The same, of several lines. */
export function TextArea({ label, hint, problem, value, onChange }: TextProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(input) => (
        <textarea
          {...input}
          {...asWritten}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
