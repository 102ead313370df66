import type { ControlWire } from '@omise-sandbox/api'
import { ControlRefusal } from '@omise-sandbox/client/control'
import { useRoute } from 'preact-iso'
import '../styles/charge.css'
import { formatMoney } from '../format/money.ts'
import type { LiveUpdate } from '../live/live.ts'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Code } from '../ui/code.tsx'
import { Failure } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { ChargeActions } from './charge-actions.tsx'
import { ChargeCopies } from './charge-copies.tsx'
import { type ChargeDetails, withCharge } from './charge-facts.ts'
import { FactsPanel, MoneyPanel } from './charge-panels.tsx'
import { ChargeStory } from './charge-story.tsx'
import { StateDiagram } from './state-diagram.tsx'

/** One charge: what it is, what happened to it, and what can be done with it. */
export function ChargePage() {
  const id = useRoute().params.id ?? ''
  const { control } = useClients()
  async function load() {
    const [details, story] = await Promise.all([
      control.charges.getDetails(id),
      control.timeline.get(id),
    ])
    return { details: withCharge(details), story }
  }
  const loaded = useLive(`charge ${id}`, load, (update) => isAbout(update, id))
  const { value, failure, reload } = loaded
  const title = messages.charges.one(id)
  if (!value || isGone(failure)) {
    return (
      <Page key={id} title={title}>
        {failure === undefined ? (
          <p>{messages.loading}</p>
        ) : (
          <Failure of={failure} retry={reload} />
        )}
      </Page>
    )
  }
  return (
    <Page key={id} title={title} heading={<Heading details={value.details} />}>
      <Failure of={failure} retry={reload} />
      <ChargePanels {...value} />
    </Page>
  )
}

function ChargePanels(props: {
  readonly details: ChargeDetails
  readonly story: ControlWire['Timeline']
}) {
  const { details, story } = props
  const { charge } = details
  const { title, lead } = messages.charges.raw
  return (
    <>
      <div class="columns">
        <ChargeActions charge={charge} />
        <StateDiagram charge={charge} />
      </div>
      <div class="columns">
        <MoneyPanel charge={charge} />
        <FactsPanel details={details} />
      </div>
      <ChargeStory story={story} />
      <ChargeCopies charge={charge} />
      <Panel title={title} lead={lead}>
        <Code label={title} text={JSON.stringify(charge, undefined, 2)} />
      </Panel>
    </>
  )
}

/** With a reset, or with a sandbox that kept nothing: what can be done with it would be refused. */
function isGone(failure: unknown): boolean {
  return failure instanceof ControlRefusal && failure.status === 404
}

function Heading({ details: { charge } }: { readonly details: ChargeDetails }) {
  return (
    <span class="charge-heading">
      <span>{formatMoney(charge.amount, charge.currency)}</span>
      <StatusBadge status={charge.status} />
      <small class="mono">{charge.id}</small>
    </span>
  )
}

function isAbout(update: LiveUpdate, id: string): boolean {
  switch (update.type) {
    case 'event':
      return update.charge.id === id
    case 'delivery':
      return update.delivery.charge === id
    case 'request':
      return update.request.charge === id || update.request.path.includes(id)
    default:
      return false
  }
}
