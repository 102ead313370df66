import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** One of a few, each with a sentence that says what it does. */
export function OptionGroup<Value extends string>(props: {
  readonly legend: string
  readonly hint?: string
  readonly value: Value
  readonly options: readonly (readonly [value: Value, name: string, meaning: string])[]
  readonly onChange: (value: Value) => void
  /** What one of them wants to know besides. */
  readonly children?: ComponentChildren
}) {
  const name = useId()
  const { legend, hint, value, options, onChange, children } = props
  return (
    <fieldset class="webhooks-options">
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class="webhooks-option-list">
        {options.map(([option, title, meaning]) => (
          <div key={option} class="webhooks-option">
            <input
              type="radio"
              id={`${name}-${option}`}
              name={name}
              value={option}
              checked={option === value}
              aria-describedby={`${name}-${option}-meaning`}
              onChange={() => onChange(option)}
            />
            <label for={`${name}-${option}`}>{title}</label>
            <p class="hint" id={`${name}-${option}-meaning`}>
              {meaning}
            </p>
          </div>
        ))}
      </div>
      {children}
    </fieldset>
  )
}
