import type { RefObject } from 'preact'
import { messages } from '../messages/messages.ts'
import type { PaymentMethod } from '../methods/payment-method.ts'
import { TextField } from '../ui/text-field.tsx'
import { useScanner } from './use-scanner.ts'

/** Where the payer's code comes in: by a barcode reader, pasted or typed. */
export function CodeField(props: {
  readonly method: PaymentMethod
  readonly code: string
  readonly problem: string | undefined
  readonly input: RefObject<HTMLInputElement | null>
  readonly onCode: (code: string) => void
}) {
  const { method, code, problem, input, onCode } = props
  const text = messages.till.scan
  useScanner(input, onCode)
  return (
    <TextField
      label={text.label}
      hint={text.hint(method.wallet, method.code_form)}
      problem={problem}
      input={input}
      class="till-code"
      inputMode="numeric"
      value={code}
      onChange={onCode}
    />
  )
}
