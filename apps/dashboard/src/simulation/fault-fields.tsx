import { messages } from '../messages/messages.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Choice, optionsOf } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { FaultDraft } from './fault-draft.ts'
import type { FaultProblems } from './fault-problems.ts'
import { LengthField } from './length-field.tsx'

const { faults: text } = messages.simulation

export interface FaultFieldsProps {
  readonly draft: FaultDraft
  readonly problems: FaultProblems['fields']
  readonly onChange: (draft: FaultDraft) => void
}

/** What only some kinds of fault have: how late, which status, how long to wait. */
export function FaultFields({ draft, problems, onChange }: FaultFieldsProps) {
  const field = fieldsOf(draft, onChange, problems)
  switch (draft.type) {
    case 'latency':
      return (
        <div class="fields">
          <Choice
            label={text.delay}
            options={optionsOf(['fixed', 'uniform'], text.delayKinds)}
            {...field('delayKind')}
          />
          {draft.delayKind === 'fixed' && <LengthField label={text.late} {...field('delay')} />}
          {draft.delayKind === 'uniform' && <LengthField label={text.min} {...field('min')} />}
          {draft.delayKind === 'uniform' && <LengthField label={text.max} {...field('max')} />}
        </div>
      )
    case 'status':
      return (
        <div class="fields">
          <TextField
            label={text.status}
            hint={text.statusHint}
            inputMode="numeric"
            {...field('status')}
          />
          <TextField label={text.code} hint={text.codeHint} {...field('code')} />
          <TextField label={text.message} hint={text.messageHint} {...field('message')} />
        </div>
      )
    case 'rate-limit':
      return (
        <LengthField label={text.retryAfter} hint={text.retryAfterHint} {...field('retryAfter')} />
      )
    default:
      return null
  }
}
