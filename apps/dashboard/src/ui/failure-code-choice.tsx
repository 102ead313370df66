import { messages } from '../messages/messages.ts'
import type { FailureCode } from '../methods/payment-method.ts'
import { Choice } from './field.tsx'

/** What a charge fails with, and what that means. */
export function FailureCodeChoice(props: {
  readonly label: string
  /** Those that the payment method has. */
  readonly codes: readonly FailureCode[]
  readonly value: FailureCode
  /** What else there is to say of it. */
  readonly note?: string | undefined
  readonly onChange: (code: FailureCode) => void
}) {
  const { label, codes, value, note, onChange } = props
  // What was set before the settings changed is shown as it is.
  const all = codes.includes(value) ? codes : [value, ...codes]
  const options = all.map((code) => [code, code] as const)
  const hint = [messages.failureCodes[value], note].filter(Boolean).join(' ')
  return <Choice label={label} value={value} onChange={onChange} options={options} hint={hint} />
}
