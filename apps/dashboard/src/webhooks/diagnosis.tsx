import type { ControlWire } from '@omise-sandbox/api'
import { messages } from '../messages/messages.ts'
import { Notice } from '../ui/notice.tsx'
import { TitledCode } from './titled-code.tsx'

const text = messages.webhooks.doctor

/** The mistake that was found, what to do about it, and what was right. */
export function Diagnosis({ answer }: { readonly answer: ControlWire['Diagnosis'] }) {
  const { mistake, explanation, remedy, expected } = answer
  return (
    <div class="stack">
      <h3>{text.result}</h3>
      <Notice kind={mistake === null ? 'good' : 'warn'}>
        <strong>{mistake === null ? text.well : text.mistakes[mistake]}</strong>
        <p>{explanation}</p>
        <p>{remedy}</p>
        {mistake !== null && <code>{mistake}</code>}
      </Notice>
      {expected !== null && (
        <TitledCode title={text.expected} label={text.expected} text={expected} />
      )}
    </div>
  )
}
