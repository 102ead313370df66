import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Tick } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type EndpointDraft, inboxUrl, retryPolicyNames } from './endpoint-draft.ts'
import { eventKeys } from './event-keys.ts'
import { OptionGroup } from './option-group.tsx'

const text = messages.webhooks.endpoint

const retryPolicies = retryPolicyNames.map((retryPolicy) => {
  const { name, meaning } = text.retryPolicies[retryPolicy]
  return [retryPolicy, name, meaning] as const
})

interface EndpointFieldsProps {
  readonly draft: EndpointDraft
  readonly problem: string | undefined
  readonly onChange: (change: Partial<EndpointDraft>) => void
}

export function EndpointFields({ draft, problem, onChange }: EndpointFieldsProps) {
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

/** Which events go to the endpoint: all, or those ticked. */
function EventChoice({ draft, problem, onChange }: EndpointFieldsProps) {
  return (
    <fieldset class="webhooks-options">
      <legend>{text.events}</legend>
      <Tick
        label={text.everyEvent}
        checked={draft.everyEvent}
        onChange={(everyEvent) => onChange({ everyEvent })}
      />
      {!draft.everyEvent &&
        eventKeys.map((key) => (
          <Tick
            key={key}
            label={`${key}: ${text.eventMeanings[key]}`}
            checked={draft.events.includes(key)}
            onChange={(wanted) =>
              onChange({
                events: eventKeys.filter((each) =>
                  each === key ? wanted : draft.events.includes(each),
                ),
              })
            }
          />
        ))}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  )
}

/** When failed webhooks are tried again. */
function RetryPolicyChoice({ draft, onChange }: Omit<EndpointFieldsProps, 'problem'>) {
  const field = fieldsOf(draft, onChange)
  return (
    <OptionGroup
      legend={text.retryPolicy}
      hint={text.retryPolicyHint}
      options={retryPolicies}
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
