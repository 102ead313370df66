import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Form, useForm } from '../ui/form.tsx'
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

const { rules: text } = messages.simulation
const nothingWrong = ruleProblems(newRule)

/** A new rule, read back in plain words before it is added. */
export function RuleForm({ onAdded }: { readonly onAdded: () => void }) {
  const { control } = useClients()
  const [draft, setDraft] = useState<RuleDraft>(newRule)
  const problems = ruleProblems(draft)
  const isValid = !hasProblem(problems)
  const form = useForm({ isValid, send: ({ run }) => run(add, text.saved) })
  const { match, after, limit, order } = form.tried ? problems : nothingWrong
  const field = fieldsOf(draft, setDraft, { order })

  async function add(): Promise<void> {
    await control.rules.add(ruleOf(draft))
    setDraft(newRule)
    onAdded()
  }

  return (
    <Form of={form} title={text.add} submit={text.save}>
      <fieldset class="sim-part">
        <legend>{text.when}</legend>
        <p class="hint">{text.whenHint}</p>
        <MatchFields {...field('match')} problems={match} />
      </fieldset>
      <fieldset class="sim-part">
        <legend>{text.payer}</legend>
        <PayerFields {...field('payer')} problem={after} />
      </fieldset>
      <fieldset class="sim-part">
        <legend>{text.limit}</legend>
        <LimitFields {...field('limit')} problems={limit} />
        <TextField
          label={text.order}
          hint={text.orderHint}
          inputMode="numeric"
          {...field('order')}
        />
      </fieldset>
      <Preview text={isValid ? describeRule(ruleOf(draft)) : undefined} />
    </Form>
  )
}
