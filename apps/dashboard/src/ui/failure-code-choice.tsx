import type { ControlWire } from '@omise-sandbox/api'
import { failureCodes } from '../failure-codes.ts'
import { messages } from '../messages/messages.ts'
import { Choice } from './field.tsx'

type FailureCode = ControlWire['FailureCode']

const options = failureCodes.map((code) => [code, code] as const)

/** What a charge fails with, and what that means. */
export function FailureCodeChoice(props: {
  readonly label: string
  readonly value: FailureCode
  readonly onChange: (code: FailureCode) => void
}) {
  return <Choice {...props} options={options} hint={messages.failureCodes[props.value]} />
}
