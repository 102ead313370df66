import { messages } from '../messages/messages.ts'
import { Choice } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { MatchDraft, MatchProblems } from './match-draft.ts'
import { MetadataFields } from './metadata-fields.tsx'

const { rules: text } = messages.simulation

interface MatchFieldsProps {
  readonly value: MatchDraft
  readonly problems: MatchProblems
  readonly onChange: (value: MatchDraft) => void
}

/** Which charges. */
export function MatchFields(props: MatchFieldsProps) {
  const { value, problems, onChange } = props
  const field = (name: 'storeId' | 'terminalId' | 'barcode' | 'description') => ({
    value: value[name],
    problem: problems.fields[name],
    onChange: (written: string) => onChange({ ...value, [name]: written }),
  })
  return (
    <div class="stack">
      <div class="fields">
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
        onChange={(metadata) => onChange({ ...value, metadata })}
      />
    </div>
  )
}

function AmountFields({ value, problems, onChange }: MatchFieldsProps) {
  const field = (name: 'amount' | 'from' | 'to') => ({
    value: value[name],
    problem: problems.fields[name],
    inputMode: 'decimal' as const,
    onChange: (written: string) => onChange({ ...value, [name]: written }),
  })
  return (
    <>
      <Choice
        label={text.amount}
        value={value.amountKind}
        options={[
          ['any', text.amountKinds.any],
          ['exactly', text.amountKinds.exactly],
          ['range', text.amountKinds.range],
        ]}
        onChange={(amountKind) => onChange({ ...value, amountKind })}
      />
      {value.amountKind === 'exactly' && <TextField label={text.exactly} {...field('amount')} />}
      {value.amountKind === 'range' && (
        <>
          <TextField label={text.from} {...field('from')} />
          <TextField label={text.to} {...field('to')} />
        </>
      )}
    </>
  )
}
