import { messages } from '../messages/messages.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { FailureCodeChoice } from '../ui/failure-code-choice.tsx'
import { Choice, optionsOf } from '../ui/field.tsx'
import { LengthField } from './length-field.tsx'
import { outcomes, type PayerDraft } from './payer-draft.ts'

const { rules: text } = messages.simulation

/** What the payer does, with which code, and after how long. */
export function PayerFields(props: {
  readonly value: PayerDraft
  readonly problem: string | undefined
  readonly onChange: (value: PayerDraft) => void
}) {
  const { value, problem, onChange } = props
  const field = fieldsOf(value, onChange, { after: problem })
  return (
    <div class="fields">
      <Choice
        label={text.outcome}
        options={optionsOf(outcomes, text.outcomes)}
        hint={text.outcomeHints[value.outcome]}
        {...field('outcome')}
      />
      {value.outcome === 'failed' && (
        <FailureCodeChoice label={text.failureCode} {...field('failureCode')} />
      )}
      {value.outcome !== 'manual' && (
        <LengthField label={text.after} hint={text.afterHint} {...field('after')} />
      )}
    </div>
  )
}
