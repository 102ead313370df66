import type { LiveUpdate } from '../live/live.ts'
import { touches } from '../live/live-update.ts'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import type { Methods } from '../methods/payment-method.ts'
import { useMethods } from '../methods/use-methods.ts'
import { useClients } from '../session/use-clients.ts'
import { WhenLoaded } from '../ui/when-loaded.tsx'
import { LimitedPanel } from './limited-panel.tsx'
import { RuleForm } from './rule-form.tsx'
import { ruleSentence } from './rule-sentence.ts'

const { rules: text } = messages.simulation
const defaultOrder = 100

/** What payers of certain charges do. */
export function RulesPanel() {
  const methods = useMethods()
  return <WhenLoaded of={methods}>{(value) => <Rules methods={value} />}</WhenLoaded>
}

function Rules({ methods }: { readonly methods: Methods }) {
  const { rules } = useClients().control
  const { value, failure, reload } = useLive('rules', rules.list, mayTrigger)
  const shown = value?.data.map((rule) => ({
    ...rule,
    sentence: ruleSentence(rule, methods),
    note: rule.order === defaultOrder ? undefined : text.ordered(rule.order),
  }))
  return (
    <LimitedPanel
      text={text}
      loaded={{ value: shown, failure, reload }}
      onRemove={rules.remove}
      onClear={rules.clear}
    >
      <RuleForm methods={methods} onAdded={reload} />
    </LimitedPanel>
  )
}

/** Rules apply when a charge is made. */
function mayTrigger(update: LiveUpdate): boolean {
  return touches(update, 'rules') || (update.type === 'event' && update.key === 'charge.create')
}
