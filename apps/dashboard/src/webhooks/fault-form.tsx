import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { MethodCondition } from '../methods/method-choice.tsx'
import type { Methods } from '../methods/payment-method.ts'
import { useClients } from '../session/use-clients.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Choice } from '../ui/field.tsx'
import { Form, useForm } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import { eventChoices, faultOf, firstDraft, hasGoodTimes } from './fault-draft.ts'
import { webhookFaults } from './fault-name.ts'
import { OptionGroup } from './option-group.tsx'

const text = messages.webhooks.faults
const types = webhookFaults.map((type) => {
  const { name, meaning } = text.types[type]
  return [type, name, meaning] as const
})
const events = eventChoices.map((key) => [key, key === 'any' ? text.anyEvent : key] as const)

/** Makes the next webhooks go wrong. */
export function WebhookFaultForm(props: {
  readonly methods: Methods
  readonly onDone: () => void
}) {
  const { methods, onDone } = props
  const { control } = useClients()
  const [draft, setDraft] = useState(firstDraft)
  const problem = hasGoodTimes(draft) ? undefined : text.timesProblem
  const field = fieldsOf(draft, setDraft, { times: problem })
  const form = useForm({
    isValid: problem === undefined,
    send: ({ run }) => run(() => control.faults.add(faultOf(draft)).then(onDone), text.started),
  })

  return (
    <Form of={form} submit={text.submit}>
      <OptionGroup legend={text.type} options={types} {...field('type')} />
      <div class="fields">
        <TextField
          label={text.times}
          hint={text.timesHint}
          inputMode="numeric"
          {...field('times')}
        />
        <Choice label={text.event} options={events} {...field('event')} />
        <MethodCondition methods={methods} {...field('sourceType')} />
        {draft.type === 'delay' && (
          <TextField label={text.delay} hint={text.delayHint} {...field('delay')} />
        )}
      </div>
    </Form>
  )
}
