import type { Ref } from 'preact'
import { Field } from '../ui/field.tsx'

/** A field of text that a program reads: nothing is corrected, completed or kept. */
export function TextField(props: {
  readonly label: string
  readonly hint?: string
  readonly problem?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
  readonly inputMode?: 'url' | 'numeric'
  /** The id of a datalist. */
  readonly list?: string
  readonly input?: Ref<HTMLInputElement>
}) {
  const { label, hint, problem, value, onChange, inputMode, list, input: ref } = props
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(input) => (
        <input
          {...input}
          ref={ref ?? null}
          value={value}
          list={list}
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

/** The same, of several lines. */
export function TextArea(props: {
  readonly label: string
  readonly hint?: string
  readonly problem?: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { label, hint, problem, value, onChange } = props
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(input) => (
        <textarea
          {...input}
          value={value}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
