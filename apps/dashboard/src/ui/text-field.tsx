import type { ComponentChildren, Ref } from 'preact'
import { Field } from './field.tsx'

interface TextProps {
  readonly label: string
  readonly hint?: ComponentChildren
  readonly problem?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

/** What a program reads, such as ids, names and numbers: neither the browser nor a phone's keyboard may mend it. */
const asWritten = {
  dir: 'auto',
  autocomplete: 'off',
  autocapitalize: 'off',
  spellcheck: false,
} as const

/** A field for a line of text that a program reads. */
export function TextField(
  props: TextProps & {
    readonly inputMode?: 'text' | 'url' | 'numeric' | 'decimal'
    /** The id of a datalist. */
    readonly list?: string
    readonly input?: Ref<HTMLInputElement>
  },
) {
  const { label, hint, problem, value, onChange, inputMode = 'text', list, input: ref } = props
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(input) => (
        <input
          {...input}
          {...asWritten}
          ref={ref ?? null}
          value={value}
          list={list}
          inputMode={inputMode}
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
