import { TextField } from '../ui/text-field.tsx'
import { words } from '../words/words.ts'
import { type EndpointDraft, profileNames } from './endpoint-draft.ts'
import { OptionGroup } from './option-group.tsx'

const text = words.webhooks.endpoint
const options = profileNames.map((profile) => {
  const { name, meaning } = text.profiles[profile]
  return [profile, name, meaning] as const
})

/** When failed webhooks are tried again. */
export function ProfileChoice(props: {
  readonly draft: EndpointDraft
  readonly onChange: (change: Partial<EndpointDraft>) => void
}) {
  const { draft, onChange } = props
  return (
    <OptionGroup
      legend={text.profile}
      hint={text.profileHint}
      value={draft.profile}
      options={options}
      onChange={(profile) => onChange({ profile })}
    >
      {draft.profile === 'own' && (
        <div class="fields">
          <TextField
            label={text.waits}
            hint={text.waitsHint}
            value={draft.waits}
            onChange={(waits) => onChange({ waits })}
          />
          <TextField
            label={text.timeout}
            hint={text.timeoutHint}
            value={draft.timeout}
            onChange={(timeout) => onChange({ timeout })}
          />
        </div>
      )}
    </OptionGroup>
  )
}
