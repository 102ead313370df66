import { messages } from '../messages/messages.ts'
import { Choice } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { FaultDraft } from './fault-draft.ts'
import type { FaultProblems } from './fault-problems.ts'
import { LengthField } from './length-field.tsx'

const { faults: text } = messages.simulation

interface FaultFieldsProps {
  readonly draft: FaultDraft
  readonly problems: FaultProblems['fields']
  readonly onChange: (change: Partial<FaultDraft>) => void
}

/** What only some kinds of fault have: how late, which status, how long to wait. */
export function FaultFields(props: FaultFieldsProps) {
  switch (props.draft.type) {
    case 'latency':
      return <DelayFields {...props} />
    case 'status':
      return <StatusFields {...props} />
    case 'rate-limit':
      return (
        <LengthField
          label={text.retryAfter}
          hint={text.retryAfterHint}
          value={props.draft.retryAfter}
          problem={props.problems.retryAfter}
          onChange={(retryAfter) => props.onChange({ retryAfter })}
        />
      )
    default:
      return null
  }
}

function DelayFields({ draft, problems, onChange }: FaultFieldsProps) {
  const field = (name: 'delay' | 'min' | 'max') => ({
    value: draft[name],
    problem: problems[name],
    onChange: (length: FaultDraft['delay']) => onChange({ [name]: length }),
  })
  return (
    <div class="fields">
      <Choice
        label={text.delay}
        value={draft.delayKind}
        options={[
          ['fixed', text.delayKinds.fixed],
          ['uniform', text.delayKinds.uniform],
        ]}
        onChange={(delayKind) => onChange({ delayKind })}
      />
      {draft.delayKind === 'fixed' ? (
        <LengthField label={text.late} {...field('delay')} />
      ) : (
        <>
          <LengthField label={text.min} {...field('min')} />
          <LengthField label={text.max} {...field('max')} />
        </>
      )}
    </div>
  )
}

function StatusFields({ draft, problems, onChange }: FaultFieldsProps) {
  return (
    <div class="fields">
      <TextField
        label={text.status}
        hint={text.statusHint}
        value={draft.status}
        problem={problems.status}
        inputMode="numeric"
        onChange={(status) => onChange({ status })}
      />
      <TextField
        label={text.code}
        hint={text.codeHint}
        value={draft.code}
        problem={problems.code}
        onChange={(code) => onChange({ code })}
      />
      <TextField
        label={text.message}
        hint={text.messageHint}
        value={draft.message}
        problem={problems.message}
        onChange={(message) => onChange({ message })}
      />
    </div>
  )
}
