import type { RefObject } from 'preact'
import { messages } from '../messages/messages.ts'
import { Field } from '../ui/field.tsx'
import { useScanner } from './use-scanner.ts'

/** Where the payer's code comes in: by a barcode reader, pasted or typed. */
export function CodeField(props: {
  readonly code: string
  readonly problem: string | undefined
  readonly input: RefObject<HTMLInputElement | null>
  readonly onCode: (code: string) => void
}) {
  const { code, problem, input, onCode } = props
  const text = messages.till.scan
  useScanner(input, onCode)
  return (
    <Field label={text.label} hint={text.hint} problem={problem}>
      {(field) => (
        <input
          {...field}
          ref={input}
          class="till-code"
          inputMode="numeric"
          autocomplete="off"
          spellcheck={false}
          value={code}
          onInput={(event) => onCode(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
