import { messages } from '../messages/messages.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { TextField } from '../ui/text-field.tsx'
import { type EndpointDraft, retryPolicyNames } from './endpoint-draft.ts'
import { OptionGroup } from './option-group.tsx'

const text = messages.webhooks.endpoint
const options = retryPolicyNames.map((retryPolicy) => {
  const { name, meaning } = text.retryPolicies[retryPolicy]
  return [retryPolicy, name, meaning] as const
})

/** When failed webhooks are tried again. */
export function RetryPolicyChoice(props: {
  readonly draft: EndpointDraft
  readonly onChange: (change: Partial<EndpointDraft>) => void
}) {
  const { draft, onChange } = props
  const field = fieldsOf(draft, onChange)
  return (
    <OptionGroup
      legend={text.retryPolicy}
      hint={text.retryPolicyHint}
      options={options}
      {...field('retryPolicy')}
    >
      {draft.retryPolicy === 'own' && (
        <div class="fields">
          <TextField label={text.waits} hint={text.waitsHint} {...field('waits')} />
          <TextField label={text.timeout} hint={text.timeoutHint} {...field('timeout')} />
        </div>
      )}
    </OptionGroup>
  )
}
