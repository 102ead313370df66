import type { ControlWire } from '@omise-sandbox/api'
import type { Charge } from '@omise-sandbox/client'
import { formatMoney } from '../format/money.ts'
import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { Facts } from '../ui/facts.tsx'
import { WindowLink } from '../ui/window-link.tsx'

/** What the till knows of a charge, and who decides what its payer does. */
export function SaleFacts(props: {
  readonly charge: Charge
  readonly details: ControlWire['ChargeDetails'] | undefined
}) {
  const { charge, details } = props
  const { id } = charge
  const text = messages.till.result
  const ended = details?.summary.ended_at
  return (
    <>
      <Facts
        of={[
          [
            text.charge,
            <span key="id" class="mono">
              {id}
            </span>,
          ],
          [text.method, charge.source.type],
          [text.store, details?.summary.store_name],
          [text.time, ended && formatTime(ended)],
          [
            text.refunded,
            charge.refunded_amount > 0
              ? formatMoney(charge.refunded_amount, charge.currency)
              : null,
          ],
          [messages.till.why.label, details && <Why decision={details.decisions.at(-1)} />],
        ]}
      />
      <p>
        <WindowLink href={paths.charge(id)}>{text.see}</WindowLink>
      </p>
    </>
  )
}

/** Who decides, with what nearly did. A phone's code that was charged before, or has run out, decides by itself. */
function Why({ decision }: { readonly decision: ControlWire['OutcomeDecision'] | undefined }) {
  if (!decision) return null
  const { decided_by, near_miss, outcome, because } = decision
  const isSpentCode = decided_by === 'phone' && outcome !== 'manual'
  const { why } = messages.till
  return (
    <>
      {isSpentCode ? why.spentCode(because) : why.by[decided_by]}
      {near_miss !== null && <span class="till-near-miss"> {why.almost(near_miss)}</span>}
    </>
  )
}
