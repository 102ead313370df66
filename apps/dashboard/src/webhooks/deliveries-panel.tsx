import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { announce } from '../ui/announcement.ts'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { DeliveryFilter, type StateFilter } from './delivery-filter.tsx'
import { DeliveryItem } from './delivery-item.tsx'
import { MoreButton } from './more-button.tsx'
import { type Delivery, useDeliveries } from './use-deliveries.ts'

const text = messages.webhooks.deliveries

/** The webhook log: what was sent where, and what was answered. */
export function DeliveriesPanel(props: { readonly onAsk: (delivery: string) => void }) {
  const charge = useLocation().query.charge || undefined
  const [state, setState] = useState<StateFilter>('all')
  const { value, failure, reload, more } = useDeliveries(charge)
  const shown = value?.data.filter((delivery) => state === 'all' || delivery.state === state) ?? []

  return (
    <Panel
      title={text.title}
      anchor="deliveries"
      lead={text.lead}
      actions={<RecoverButton onDone={reload} />}
    >
      <DeliveryFilter charge={charge} state={state} onState={setState} />
      <Failure of={failure} retry={reload} />
      {value === undefined && failure === undefined && <p>{messages.loading}</p>}
      {value?.data.length === 0 && (
        <p class="empty">{charge === undefined ? text.none : text.noneOfCharge}</p>
      )}
      {value && value.data.length > 0 && shown.length === 0 && (
        <p class="empty">{text.noneInState(value.data.length)}</p>
      )}
      {shown.length > 0 && (
        <DeliveryList deliveries={shown} onChanged={reload} onAsk={props.onAsk} />
      )}
      {value && value.total > 0 && (
        <MoreButton
          standing={text.shown(shown.length, value.data.length, value.total)}
          label={text.more}
          hasMore={value.data.length < value.total}
          onMore={more}
        />
      )}
    </Panel>
  )
}

function DeliveryList(props: {
  readonly deliveries: readonly Delivery[]
  readonly onChanged: () => void
  readonly onAsk: (delivery: string) => void
}) {
  const { deliveries, onChanged, onAsk } = props
  return (
    <ol class="webhooks-list" aria-label={text.list}>
      {deliveries.map((delivery) => (
        <DeliveryItem key={delivery.id} delivery={delivery} onChanged={onChanged} onAsk={onAsk} />
      ))}
    </ol>
  )
}

/** Sends again what failed or was dropped. */
function RecoverButton(props: { readonly onDone: () => void }) {
  const { control } = useClients()

  async function recover(): Promise<void> {
    const { data } = await control.deliveries.recover()
    announce(text.recovered(data.length))
    props.onDone()
  }

  return <ActionButton work={recover}>{text.recover}</ActionButton>
}
