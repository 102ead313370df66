import { messages } from '../messages/messages.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Choice, optionsOf } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { LengthField } from './length-field.tsx'
import type { LimitDraft, LimitProblems } from './limit-draft.ts'

const { times, ttl } = messages.simulation.limits
const often = optionsOf(['any', 'some'], times)
const long = optionsOf(['forever', 'some'], ttl)

/** How often, and how long on the account's clock. */
export function LimitFields(props: {
  readonly value: LimitDraft
  readonly problems: LimitProblems
  readonly onChange: (value: LimitDraft) => void
}) {
  const { value, problems, onChange } = props
  const field = fieldsOf(value, onChange, problems)
  return (
    <div class="fields">
      <Choice label={times.label} options={often} {...field('often')} />
      {value.often === 'some' && (
        <TextField label={times.count} inputMode="numeric" {...field('times')} />
      )}
      <Choice label={ttl.label} options={long} {...field('long')} />
      {value.long === 'some' && (
        <LengthField label={ttl.length} hint={ttl.hint} {...field('length')} />
      )}
    </div>
  )
}
