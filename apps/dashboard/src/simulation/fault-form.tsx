import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import type { Methods } from '../methods/payment-method.ts'
import { useClients } from '../session/use-clients.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Choice, optionsOf } from '../ui/field.tsx'
import { Form, useForm } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import {
  callFaults,
  describeFault,
  type FaultDraft,
  faultOf,
  newFault,
  targets,
} from './fault-draft.ts'
import { FaultFields, type FaultFieldsProps } from './fault-fields.tsx'
import { faultProblems, hasProblem } from './fault-problems.ts'
import { LimitFields } from './limit-fields.tsx'
import { Preview } from './preview.tsx'

const { faults: text } = messages.simulation
const nothingWrong = faultProblems(newFault)

/** A new fault of calls, read back in plain words before it is added. */
export function FaultForm(props: { readonly methods: Methods; readonly onAdded: () => void }) {
  const { methods, onAdded } = props
  const { control } = useClients()
  const [draft, setDraft] = useState<FaultDraft>(newFault)
  const problems = faultProblems(draft)
  const isValid = !hasProblem(problems)
  const form = useForm({ isValid, send: ({ run }) => run(add, text.saved) })
  const shown = form.tried ? problems : nothingWrong
  const field = fieldsOf(draft, setDraft, shown.fields)

  async function add(): Promise<void> {
    await control.faults.add(faultOf(draft))
    setDraft(newFault)
    onAdded()
  }

  return (
    <Form of={form} title={text.add} submit={text.save}>
      <CallFields draft={draft} problems={shown.fields} onChange={setDraft} />
      <FaultFields draft={draft} problems={shown.fields} onChange={setDraft} />
      <fieldset class="sim-part">
        <legend>{text.limit}</legend>
        <LimitFields {...field('limit')} problems={shown.limit} />
        <TextField
          label={text.probability}
          hint={text.probabilityHint}
          inputMode="numeric"
          {...field('percent')}
        />
      </fieldset>
      <Preview text={isValid ? describeFault(faultOf(draft), methods) : undefined} />
    </Form>
  )
}

/** Which call, and what goes wrong with it. */
function CallFields({ draft, problems, onChange }: FaultFieldsProps) {
  const field = fieldsOf(draft, onChange, problems)
  return (
    <div class="stack">
      <Choice
        label={text.on}
        options={targets.map((each) => [each, targetName(each)] as const)}
        {...field('target')}
      />
      {draft.target === 'other' && (
        <TextField label={text.other} hint={text.otherHint} {...field('other')} />
      )}
      <Choice
        label={text.type}
        options={optionsOf(callFaults, text.types)}
        hint={text.sees[draft.type]}
        {...field('type')}
      />
    </div>
  )
}

function targetName(target: FaultDraft['target']): string {
  const name = text.targets[target]
  return target === '*' || target === 'other' ? name : `${name} (${target})`
}
