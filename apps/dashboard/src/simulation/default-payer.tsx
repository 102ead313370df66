import type { ControlWire } from '@omise-sandbox/api'
import { messages } from '../messages/messages.ts'
import { enabledIn, type Methods } from '../methods/payment-method.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Form, useForm } from '../ui/form.tsx'
import { outcomeOf, payerOf, payerProblem } from './payer-draft.ts'
import { PayerFields } from './payer-fields.tsx'
import { ruleSentence } from './rule-sentence.ts'
import { useDraft } from './use-draft.ts'

const { payer: text } = messages.simulation.account

/** What payers do when nothing else says so. */
export function DefaultPayer(props: {
  readonly now: ControlWire['Outcome']
  readonly methods: Methods
}) {
  const { now, methods } = props
  const { control } = useClients()
  const [draft, setDraft] = useDraft(JSON.stringify(now), () => payerOf(now))
  const problem = payerProblem(draft)
  const form = useForm({
    isValid: problem === undefined,
    send: () => save(outcomeOf(draft), text.saved),
  })
  const save = (outcome: ControlWire['Outcome'] | null, done: string) =>
    void form.action.run(() => control.account.updateSettings({ default_outcome: outcome }), done)

  return (
    <Form
      of={form}
      title={text.title}
      submit={text.save}
      kind="plain"
      beside={
        <Button kind="quiet" busy={form.action.busy} onClick={() => save(null, text.serverDone)}>
          {text.server}
        </Button>
      }
    >
      <p class="soft">{text.lead}</p>
      <p>
        <strong>{text.now}</strong> {ruleSentence(now, methods)}
      </p>
      <PayerFields
        methods={enabledIn(methods)}
        value={draft}
        problem={form.tried ? problem : undefined}
        onChange={setDraft}
      />
    </Form>
  )
}
