import { touches, useLive } from '../live/use-live.ts'
import { useClients } from '../session/use-clients.ts'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { words } from '../words/words.ts'
import { ChaosForm } from './chaos-form.tsx'
import { ChaosList } from './chaos-list.tsx'

const text = words.webhooks.chaos

/** What goes wrong with webhooks on purpose. */
export function ChaosPanel() {
  const { control } = useClients()
  const { value, failure, reload } = useLive(
    'faults',
    () => control.faults.list(),
    // A webhook or an event may have been affected.
    (news) => touches(news, 'faults') || news.type === 'delivery' || news.type === 'event',
  )
  const active = value?.data.filter((fault) => fault.on === 'webhook')
  return (
    <Panel title={text.title} anchor="chaos" lead={text.lead}>
      <ChaosForm onDone={reload} />
      <h3>{text.active}</h3>
      <Failure of={failure} retry={reload} />
      {active?.length === 0 && <p class="soft">{text.none}</p>}
      {active && active.length > 0 && <ChaosList faults={active} onDone={reload} />}
    </Panel>
  )
}
