import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Choice } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import {
  eventChoices,
  faultOf,
  firstDraft,
  hasGoodTimes,
  type WebhookFaultDraft,
} from './fault-draft.ts'
import { webhookFaults } from './fault-name.ts'
import { Form } from './form.tsx'
import { OptionGroup } from './option-group.tsx'

const text = messages.webhooks.faults
const types = webhookFaults.map((type) => {
  const { name, meaning } = text.types[type]
  return [type, name, meaning] as const
})
const events = eventChoices.map((key) => [key, key === 'any' ? text.anyEvent : key] as const)

/** Makes the next webhooks go wrong. */
export function WebhookFaultForm({ onDone }: { readonly onDone: () => void }) {
  const { control } = useClients()
  const action = useAction()
  const [draft, setDraft] = useState(firstDraft)
  const change = (part: Partial<WebhookFaultDraft>) => setDraft({ ...draft, ...part })

  async function start(): Promise<void> {
    if (!hasGoodTimes(draft)) return
    await action.run(async () => {
      await control.faults.add(faultOf(draft))
      onDone()
    }, text.started)
  }

  return (
    <Form submit={text.submit} action={action} onSubmit={start}>
      <OptionGroup
        legend={text.type}
        value={draft.type}
        options={types}
        onChange={(type) => change({ type })}
      />
      <FaultLimits draft={draft} onChange={change} />
    </Form>
  )
}

function FaultLimits(props: {
  readonly draft: WebhookFaultDraft
  readonly onChange: (part: Partial<WebhookFaultDraft>) => void
}) {
  const { draft, onChange } = props
  return (
    <div class="fields">
      <TextField
        label={text.times}
        hint={text.timesHint}
        problem={hasGoodTimes(draft) ? undefined : text.timesProblem}
        value={draft.times}
        inputMode="numeric"
        onChange={(times) => onChange({ times })}
      />
      <Choice
        label={text.event}
        value={draft.event}
        options={events}
        onChange={(event) => onChange({ event })}
      />
      {draft.type === 'delay' && (
        <TextField
          label={text.delay}
          hint={text.delayHint}
          value={draft.delay}
          onChange={(delay) => onChange({ delay })}
        />
      )}
    </div>
  )
}
