import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { LimitFields } from './limit-fields.tsx'
import { MatchFields } from './match-fields.tsx'
import { PayerFields } from './payer-fields.tsx'
import { Preview } from './preview.tsx'
import {
  describeRule,
  hasProblem,
  newRule,
  type RuleDraft,
  ruleOf,
  ruleProblems,
} from './rule-draft.ts'
import { useForm } from './use-form.ts'

const { rules: text } = messages.simulation
const nothingWrong = ruleProblems(newRule)

/** A new rule, read back in plain words before it is added. */
export function RuleForm({ onAdded }: { readonly onAdded: () => void }) {
  const { control } = useClients()
  const action = useAction()
  const [draft, setDraft] = useState<RuleDraft>(newRule)
  const problems = ruleProblems(draft)
  const valid = !hasProblem(problems)
  const form = useForm({ valid, send: () => void add() })
  const shown = form.tried ? problems : nothingWrong

  async function add(): Promise<void> {
    if (action.busy) return
    const added = await action.run(() => control.rules.add(ruleOf(draft)), text.saved)
    if (!added) return
    setDraft(newRule)
    onAdded()
  }

  return (
    <form class="stack" aria-labelledby="sim-new-rule" {...form.props}>
      <h3 id="sim-new-rule">{text.add}</h3>
      <fieldset class="sim-part">
        <legend>{text.when}</legend>
        <p class="hint">{text.whenHint}</p>
        <MatchFields
          value={draft.match}
          problems={shown.match}
          onChange={(match) => setDraft({ ...draft, match })}
        />
      </fieldset>
      <fieldset class="sim-part">
        <legend>{text.payer}</legend>
        <PayerFields
          value={draft.payer}
          problem={shown.after}
          onChange={(payer) => setDraft({ ...draft, payer })}
        />
      </fieldset>
      <fieldset class="sim-part">
        <legend>{text.limit}</legend>
        <LimitFields
          value={draft.limit}
          problems={shown.limit}
          onChange={(limit) => setDraft({ ...draft, limit })}
        />
        <TextField
          label={text.order}
          hint={text.orderHint}
          value={draft.order}
          problem={shown.order}
          inputMode="numeric"
          onChange={(order) => setDraft({ ...draft, order })}
        />
      </fieldset>
      <Preview text={valid ? describeRule(ruleOf(draft)) : undefined} />
      <Failure of={action.failure} />
      <div class="row">
        <Button kind="main" type="submit" busy={action.busy}>
          {text.save}
        </Button>
      </div>
    </form>
  )
}
