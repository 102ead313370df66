import type { LiveUpdate } from '../live/live.ts'
import { touches } from '../live/live-update.ts'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import type { Methods } from '../methods/payment-method.ts'
import { useMethods } from '../methods/use-methods.ts'
import { paths } from '../paths.ts'
import { useClients } from '../session/use-clients.ts'
import { WhenLoaded } from '../ui/when-loaded.tsx'
import { FaultForm } from './fault-form.tsx'
import { faultSentence } from './fault-sentence.ts'
import { LimitedPanel } from './limited-panel.tsx'

const { faults: text } = messages.simulation

/** What goes wrong on purpose: made here for calls, listed for webhooks too. */
export function FaultsPanel() {
  const methods = useMethods()
  return <WhenLoaded of={methods}>{(value) => <Faults methods={value} />}</WhenLoaded>
}

function Faults({ methods }: { readonly methods: Methods }) {
  const { faults } = useClients().control
  const { value, failure, reload } = useLive('faults', faults.list, mayTrigger)
  const shown = value?.data.map((fault) => ({
    ...fault,
    sentence: faultSentence(fault, methods),
    note: text.types[fault.type],
  }))
  return (
    <LimitedPanel
      text={text}
      loaded={{ value: shown, failure, reload }}
      hint={
        <p class="hint">
          {text.webhooks} <a href={paths.webhooks}>{text.webhooksLink}</a>
        </p>
      }
      onRemove={faults.remove}
      onClear={faults.clear}
    >
      <FaultForm methods={methods} onAdded={reload} />
    </LimitedPanel>
  )
}

/** Faults of calls trigger when one is made, those of webhooks when one is made or sent. */
function mayTrigger(update: LiveUpdate): boolean {
  if (update.type === 'event' || update.type === 'delivery') return true
  return touches(update, 'faults') || (update.type === 'request' && update.request.fault !== null)
}
