import { messages } from '../messages/messages.ts'
import { Tick } from '../ui/field.tsx'
import type { EndpointDraft } from './endpoint-draft.ts'
import { eventKeys } from './event-keys.ts'

const text = messages.webhooks.endpoint

/** Which events go to the endpoint: all, or those ticked. */
export function EventChoice(props: {
  readonly draft: EndpointDraft
  readonly problem: string | undefined
  readonly onChange: (change: Partial<EndpointDraft>) => void
}) {
  const { draft, problem, onChange } = props
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
