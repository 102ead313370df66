import { messages } from '../messages/messages.ts'
import { type FailureCode, failureCodesIn, type Methods } from '../methods/payment-method.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { FailureCodeChoice } from '../ui/failure-code-choice.tsx'
import { Choice, optionsOf } from '../ui/field.tsx'
import { LengthField } from './length-field.tsx'
import { outcomes, type PayerDraft } from './payer-draft.ts'

const { rules: text } = messages.simulation

/** What the payer does, with which code, and after how long. */
export function PayerFields(props: {
  /** Those that the charges can have. */
  readonly methods: Methods
  readonly value: PayerDraft
  readonly problem: string | undefined
  readonly onChange: (value: PayerDraft) => void
}) {
  const { methods, value, problem, onChange } = props
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
        <FailureCodeChoice
          label={text.failureCode}
          codes={failureCodesIn(methods)}
          note={whoHas(value.failureCode, methods)}
          {...field('failureCode')}
        />
      )}
      {value.outcome !== 'manual' && (
        <LengthField label={text.after} hint={text.afterHint} {...field('after')} />
      )}
    </div>
  )
}

/** Which payment methods have a code, where some have it and some have not. */
function whoHas(code: FailureCode, methods: Methods): string | undefined {
  const having = methods.filter(({ failure_codes }) => failure_codes.includes(code))
  if (having.length === 0 || having.length === methods.length) return undefined
  return text.onlyOf(having.map(({ source_type }) => source_type))
}
