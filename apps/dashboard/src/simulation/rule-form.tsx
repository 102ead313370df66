import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import {
  currencyIn,
  enabledIn,
  failureOf,
  type Methods,
  methodOf,
} from '../methods/payment-method.ts'
import { useClients } from '../session/use-clients.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Form, useForm } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import { LimitFields } from './limit-fields.tsx'
import type { MatchDraft } from './match-draft.ts'
import { MatchFields } from './match-fields.tsx'
import { PayerFields } from './payer-fields.tsx'
import { Preview } from './preview.tsx'
import {
  describeRule,
  hasProblem,
  newRule,
  noProblems,
  type RuleDraft,
  ruleOf,
  ruleProblems,
} from './rule-draft.ts'

const { rules: text } = messages.simulation

/** A new rule, read back in plain words before it is added. */
export function RuleForm(props: { readonly methods: Methods; readonly onAdded: () => void }) {
  const { methods, onAdded } = props
  const currency = currencyIn(methods)
  const { control } = useClients()
  const [draft, setDraft] = useState<RuleDraft>(newRule)
  const problems = ruleProblems(draft, currency)
  const isValid = !hasProblem(problems)
  const form = useForm({ isValid, send: ({ run }) => run(add, text.saved) })
  const { match, after, limit, order } = form.tried ? problems : noProblems
  const field = fieldsOf(draft, setDraft, { order })

  async function add(): Promise<void> {
    await control.rules.add(ruleOf(draft, currency))
    setDraft(newRule)
    onAdded()
  }

  return (
    <Form of={form} title={text.add} submit={text.save}>
      <fieldset class="sim-part">
        <legend>{text.when}</legend>
        <p class="hint">{text.whenHint}</p>
        <MatchFields
          methods={methods}
          value={draft.match}
          problems={match}
          onChange={(next) => setDraft(withMatch(draft, next, methods))}
        />
      </fieldset>
      <fieldset class="sim-part">
        <legend>{text.payer}</legend>
        <PayerFields
          methods={methodsOfMatch(draft.match, methods)}
          {...field('payer')}
          problem={after}
        />
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
      <Preview text={isValid ? describeRule(ruleOf(draft, currency), methods) : undefined} />
    </Form>
  )
}

/** The payment methods that charges which match can have. */
function methodsOfMatch({ sourceType }: MatchDraft, methods: Methods): Methods {
  const named = sourceType === 'any' ? undefined : methodOf(methods, sourceType)
  return named ? [named] : enabledIn(methods)
}

/** The failure code turns to what the sandbox would make of it, where the payment method that is named lacks it. */
function withMatch(draft: RuleDraft, match: MatchDraft, methods: Methods): RuleDraft {
  const [only, other] = methodsOfMatch(match, methods)
  const { payer } = draft
  if (!only || other) return { ...draft, match }
  return { ...draft, match, payer: { ...payer, failureCode: failureOf(only, payer.failureCode) } }
}
