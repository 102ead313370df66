import { touches } from '../live/live-update.ts'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import type { Methods } from '../methods/payment-method.ts'
import { useMethods } from '../methods/use-methods.ts'
import { useClients } from '../session/use-clients.ts'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { WhenLoaded } from '../ui/when-loaded.tsx'
import { WebhookFaultForm } from './fault-form.tsx'
import { WebhookFaultList } from './fault-list.tsx'

const text = messages.webhooks.faults

/** What goes wrong with webhooks on purpose. */
export function WebhookFaultsPanel() {
  const methods = useMethods()
  return (
    <Panel title={text.title} anchor="faults" lead={text.lead}>
      <WhenLoaded of={methods}>{(value) => <WebhookFaults methods={value} />}</WhenLoaded>
    </Panel>
  )
}

function WebhookFaults({ methods }: { readonly methods: Methods }) {
  const { control } = useClients()
  const { value, failure, reload } = useLive(
    'faults',
    () => control.faults.list(),
    // A webhook or an event may have been affected.
    (update) => touches(update, 'faults') || update.type === 'delivery' || update.type === 'event',
  )
  const active = value?.data.filter((fault) => fault.on === 'webhook')
  return (
    <>
      <WebhookFaultForm methods={methods} onDone={reload} />
      <h3>{text.active}</h3>
      <Failure of={failure} retry={reload} />
      {active?.length === 0 && <p class="soft">{text.none}</p>}
      {active && active.length > 0 && (
        <WebhookFaultList faults={active} methods={methods} onDone={reload} />
      )}
    </>
  )
}
