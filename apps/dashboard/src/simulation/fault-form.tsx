import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/field.tsx'
import { Failure } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import {
  callFaults,
  describeFault,
  type FaultDraft,
  faultOf,
  newFault,
  targets,
} from './fault-draft.ts'
import { FaultFields } from './fault-fields.tsx'
import { type FaultProblems, faultProblems, hasProblem } from './fault-problems.ts'
import { LimitFields } from './limit-fields.tsx'
import { Preview } from './preview.tsx'
import { useForm } from './use-form.ts'

const { faults: text } = messages.simulation
const nothingWrong = faultProblems(newFault)

/** A new fault of calls, read back in plain words before it is added. */
export function FaultForm({ onAdded }: { readonly onAdded: () => void }) {
  const { control } = useClients()
  const action = useAction()
  const [draft, setDraft] = useState<FaultDraft>(newFault)
  const problems = faultProblems(draft)
  const valid = !hasProblem(problems)
  const form = useForm({ valid, send: () => void add() })
  const shown = form.tried ? problems : nothingWrong
  const change = (changed: Partial<FaultDraft>) => setDraft({ ...draft, ...changed })

  async function add(): Promise<void> {
    if (action.busy) return
    const added = await action.run(() => control.faults.add(faultOf(draft)), text.saved)
    if (!added) return
    setDraft(newFault)
    onAdded()
  }

  return (
    <form class="stack" aria-labelledby="sim-new-fault" {...form.props}>
      <h3 id="sim-new-fault">{text.add}</h3>
      <CallFields draft={draft} problems={shown.fields} onChange={change} />
      <FaultFields draft={draft} problems={shown.fields} onChange={change} />
      <fieldset class="sim-part">
        <legend>{text.limit}</legend>
        <LimitFields
          value={draft.limit}
          problems={shown.limit}
          onChange={(limit) => change({ limit })}
        />
        <TextField
          label={text.probability}
          hint={text.probabilityHint}
          value={draft.percent}
          problem={shown.fields.percent}
          inputMode="numeric"
          onChange={(percent) => change({ percent })}
        />
      </fieldset>
      <Preview text={valid ? describeFault(faultOf(draft)) : undefined} />
      <Failure of={action.failure} />
      <div class="row">
        <Button kind="main" type="submit" busy={action.busy}>
          {text.save}
        </Button>
      </div>
    </form>
  )
}

/** Which call, and what goes wrong with it. */
function CallFields(props: {
  readonly draft: FaultDraft
  readonly problems: FaultProblems['fields']
  readonly onChange: (change: Partial<FaultDraft>) => void
}) {
  const { draft, problems, onChange } = props
  return (
    <div class="stack">
      <Choice
        label={text.on}
        value={draft.target}
        options={targets.map((each) => [each, targetName(each)] as const)}
        onChange={(target) => onChange({ target })}
      />
      {draft.target === 'other' && (
        <TextField
          label={text.other}
          hint={text.otherHint}
          value={draft.other}
          problem={problems.other}
          onChange={(other) => onChange({ other })}
        />
      )}
      <Choice
        label={text.type}
        value={draft.type}
        options={callFaults.map((each) => [each, text.types[each]] as const)}
        hint={text.sees[draft.type]}
        onChange={(type) => onChange({ type })}
      />
    </div>
  )
}

function targetName(target: FaultDraft['target']): string {
  const name = text.targets[target]
  return target === '*' || target === 'other' ? name : `${name} (${target})`
}
