import { messages } from '../messages/messages.ts'
import { Choice } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { LengthField } from './length-field.tsx'
import type { LimitDraft, LimitProblems } from './limit-draft.ts'

const { times, ttl } = messages.simulation.limits

/** How often, and how long on the account's clock. */
export function LimitFields(props: {
  readonly value: LimitDraft
  readonly problems: LimitProblems
  readonly onChange: (value: LimitDraft) => void
}) {
  const { value, problems, onChange } = props
  return (
    <div class="fields">
      <Choice
        label={times.label}
        value={value.often}
        options={[
          ['any', times.any],
          ['some', times.some],
        ]}
        onChange={(often) => onChange({ ...value, often })}
      />
      {value.often === 'some' && (
        <TextField
          label={times.count}
          value={value.times}
          problem={problems.times}
          inputMode="numeric"
          onChange={(count) => onChange({ ...value, times: count })}
        />
      )}
      <Choice
        label={ttl.label}
        value={value.long}
        options={[
          ['forever', ttl.forever],
          ['some', ttl.some],
        ]}
        onChange={(long) => onChange({ ...value, long })}
      />
      {value.long === 'some' && (
        <LengthField
          label={ttl.length}
          value={value.length}
          hint={ttl.hint}
          problem={problems.length}
          onChange={(length) => onChange({ ...value, length })}
        />
      )}
    </div>
  )
}
