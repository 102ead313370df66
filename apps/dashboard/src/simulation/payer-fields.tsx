import { failureCodes } from '../failure-codes.ts'
import { messages } from '../messages/messages.ts'
import { Choice } from '../ui/field.tsx'
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
  return (
    <div class="fields">
      <Choice
        label={text.outcome}
        value={value.outcome}
        options={outcomes.map((each) => [each, text.outcomes[each]] as const)}
        hint={text.outcomeHints[value.outcome]}
        onChange={(outcome) => onChange({ ...value, outcome })}
      />
      {value.outcome === 'failed' && (
        <Choice
          label={text.failureCode}
          value={value.failureCode}
          options={failureCodes.map((each) => [each, each] as const)}
          hint={messages.failureCodes[value.failureCode]}
          onChange={(failureCode) => onChange({ ...value, failureCode })}
        />
      )}
      {value.outcome !== 'manual' && (
        <LengthField
          label={text.after}
          value={value.after}
          hint={text.afterHint}
          problem={problem}
          onChange={(after) => onChange({ ...value, after })}
        />
      )}
    </div>
  )
}
