import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Tick } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type EndpointDraft, inboxUrl } from './endpoint-draft.ts'
import { EventChoice } from './event-choice.tsx'
import { RetryPolicyChoice } from './retry-policy-choice.tsx'

const text = messages.webhooks.endpoint

export function EndpointFields(props: {
  readonly draft: EndpointDraft
  readonly problem: string | undefined
  readonly onChange: (change: Partial<EndpointDraft>) => void
}) {
  const { draft, problem, onChange } = props
  const field = fieldsOf(draft, onChange)
  return (
    <>
      <TextField label={text.url} hint={text.urlHint} inputMode="url" {...field('url')} />
      <div class="row">
        <Button onClick={() => onChange({ url: inboxUrl })}>{text.useInbox}</Button>
        <Button onClick={() => onChange({ url: '' })}>{text.turnOff}</Button>
      </div>
      <EventChoice draft={draft} problem={problem} onChange={onChange} />
      <RetryPolicyChoice draft={draft} onChange={onChange} />
      <div class="webhooks-tick">
        <Tick
          label={text.standardHeaders}
          checked={draft.standardHeaders}
          onChange={(standardHeaders) => onChange({ standardHeaders })}
        />
        <p class="hint">{text.standardHeadersHint}</p>
      </div>
    </>
  )
}
