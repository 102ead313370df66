import type { ControlWire } from '@omise-sandbox/api'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import { outcomeOf, payerOf, payerProblem } from './payer-draft.ts'
import { PayerFields } from './payer-fields.tsx'
import { ruleSentence } from './rule-sentence.ts'
import { useDraft } from './use-draft.ts'
import { useForm } from './use-form.ts'

const { payer: text } = messages.simulation.account

/** What payers do when nothing else says so. */
export function DefaultPayer({ now }: { readonly now: ControlWire['Outcome'] }) {
  const { control } = useClients()
  const action = useAction()
  const [draft, setDraft] = useDraft(JSON.stringify(now), () => payerOf(now))
  const problem = payerProblem(draft)
  const form = useForm({
    valid: problem === undefined,
    send: () => void save(outcomeOf(draft), text.saved),
  })

  async function save(outcome: ControlWire['Outcome'] | null, done: string): Promise<void> {
    if (action.busy) return
    await action.run(() => control.account.updateSettings({ default_outcome: outcome }), done)
  }

  return (
    <form class="stack" aria-labelledby="sim-payer" {...form.props}>
      <h3 id="sim-payer">{text.title}</h3>
      <p class="soft">{text.lead}</p>
      <p>
        <strong>{text.now}</strong> {ruleSentence(now)}
      </p>
      <PayerFields value={draft} problem={form.tried ? problem : undefined} onChange={setDraft} />
      <Failure of={action.failure} />
      <div class="row">
        <Button type="submit" busy={action.busy}>
          {text.save}
        </Button>
        <Button kind="quiet" busy={action.busy} onClick={() => void save(null, text.serverDone)}>
          {text.server}
        </Button>
      </div>
    </form>
  )
}
