import type { Charge } from '@omise-sandbox/client'
import { messages } from '../messages/messages.ts'
import { Panel } from '../ui/panel.tsx'

type Status = Charge['status']

const ends: readonly Exclude<Status, 'pending'>[] = ['successful', 'failed', 'expired']

/** The states a charge can have, with where this one is and the way it came. */
export function StateDiagram({ charge }: { readonly charge: Charge }) {
  const { diagram } = messages.charges
  const { status } = charge
  return (
    <Panel title={diagram.title} lead={diagram.lead}>
      <div class="diagram">
        <Node status="pending" now={status} isPassed={status !== 'pending'} />
        <ul class="diagram-ends">
          {ends.map((end) => (
            <li key={end} class={end === status ? 'taken' : ''}>
              <span class="diagram-way">
                {diagram.ways[end]} <span aria-hidden="true">→</span>
              </span>
              <Node status={end} now={status} isPassed={false} />
              {end === 'successful' && <Refunds charge={charge} />}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}

function Node(props: {
  readonly status: Status
  readonly now: Status
  readonly isPassed: boolean
}) {
  const { status, now, isPassed } = props
  const { here, passed } = messages.charges.diagram
  const place = status === now ? 'here' : isPassed ? 'passed' : 'other'
  return (
    <div
      class={`diagram-node ${status} ${place}`}
      aria-current={place === 'here' ? 'step' : undefined}
    >
      <strong>{messages.status[status]}</strong>
      {place === 'here' && <span>{here}</span>}
      {place === 'passed' && <span>{passed}</span>}
    </div>
  )
}

/** A refund leaves the charge successful; how much was given back is told beside it. */
function Refunds({ charge }: { readonly charge: Charge }) {
  const { refunded_amount: refunded, amount } = charge
  if (refunded === 0) return null
  const { refundedWhole, refundedPart, voided } = messages.charges.diagram
  return (
    <span class="diagram-way">
      {charge.voided ? voided : refunded === amount ? refundedWhole : refundedPart}
    </span>
  )
}
