import { messages } from '../messages/messages.ts'
import { TextArea, TextField } from '../ui/text-field.tsx'
import type { DoctorDraft, DoctorProblems } from './doctor-draft.ts'

const text = messages.webhooks.doctor

/** What the receiver had: with a delivery, all of it may be left out. */
export function DoctorEvidence(props: {
  readonly draft: DoctorDraft
  readonly problems: DoctorProblems
  readonly onChange: (part: Partial<DoctorDraft>) => void
}) {
  const { draft, problems, onChange } = props
  return (
    <>
      <TextArea
        label={text.body}
        hint={text.bodyHint}
        value={draft.body}
        onChange={(body) => onChange({ body })}
      />
      <TextArea
        label={text.headers}
        hint={text.headersHint}
        problem={problems.headers}
        value={draft.headers}
        onChange={(headers) => onChange({ headers })}
      />
      <div class="fields">
        <TextField
          label={text.receivedAt}
          hint={text.receivedAtHint}
          value={draft.receivedAt}
          onChange={(receivedAt) => onChange({ receivedAt })}
        />
        <TextField
          label={text.tolerance}
          hint={text.toleranceHint}
          problem={problems.tolerance}
          value={draft.tolerance}
          inputMode="numeric"
          onChange={(tolerance) => onChange({ tolerance })}
        />
      </div>
    </>
  )
}
