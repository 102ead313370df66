import { messages } from '../messages/messages.ts'
import { MethodCondition } from '../methods/method-choice.tsx'
import { currencyIn, type Methods } from '../methods/payment-method.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Choice, optionsOf } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { MatchDraft, MatchProblems } from './match-draft.ts'
import { MetadataFields } from './metadata-fields.tsx'

const { rules: text } = messages.simulation
const amountKinds = optionsOf(['any', 'exactly', 'range'], text.amountKinds)

interface MatchFieldsProps {
  readonly methods: Methods
  readonly value: MatchDraft
  readonly problems: MatchProblems
  readonly onChange: (value: MatchDraft) => void
}

/** Which charges. */
export function MatchFields(props: MatchFieldsProps) {
  const { value, problems, onChange } = props
  const field = fieldsOf(value, onChange, problems.fields)
  return (
    <div class="stack">
      <div class="fields">
        <MethodCondition methods={props.methods} {...field('sourceType')} />
        <TextField label={text.store} {...field('storeId')} />
        <TextField label={text.terminal} {...field('terminalId')} />
        <TextField
          label={text.barcode}
          hint={text.barcodeHint}
          inputMode="numeric"
          {...field('barcode')}
        />
        <TextField label={text.description} hint={text.descriptionHint} {...field('description')} />
        <AmountFields {...props} />
      </div>
      <MetadataFields
        value={value.metadata}
        problems={problems.metadata}
        onChange={field('metadata').onChange}
      />
    </div>
  )
}

function AmountFields({ methods, value, problems, onChange }: MatchFieldsProps) {
  const units = messages.currencies[currencyIn(methods)]
  const field = fieldsOf(value, onChange, problems.fields)
  return (
    <>
      <Choice label={text.amount} options={amountKinds} {...field('amountKind')} />
      {value.amountKind === 'exactly' && (
        <TextField label={text.exactly(units)} inputMode="decimal" {...field('amount')} />
      )}
      {value.amountKind === 'range' && (
        <>
          <TextField label={text.from(units)} inputMode="decimal" {...field('from')} />
          <TextField label={text.to(units)} inputMode="decimal" {...field('to')} />
        </>
      )}
    </>
  )
}
