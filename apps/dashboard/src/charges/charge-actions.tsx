import type { Charge } from '@omise-sandbox/client'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { Panel } from '../ui/panel.tsx'
import { refundableOf } from './charge-facts.ts'
import { DecideCharge } from './decide-charge.tsx'
import { RefundCharge } from './refund-charge.tsx'
import { ResendWebhooks } from './resend-webhooks.tsx'

/** What can be done with the charge as it is now. */
export function ChargeActions({ charge }: { readonly charge: Charge }) {
  const { actions } = messages.charges
  const isPending = charge.status === 'pending'
  const isOver = charge.status === 'successful' && refundableOf(charge) === 0
  return (
    <Panel title={actions.title} lead={actions.leads[isOver ? 'refunded' : charge.status]}>
      {charge.failure_code && (
        <p>
          <strong>{charge.failure_code}</strong>: {messages.failureCodes[charge.failure_code]}
        </p>
      )}
      {isPending && <DecideCharge charge={charge} />}
      {refundableOf(charge) > 0 && <RefundCharge charge={charge} />}
      <ResendWebhooks charge={charge.id} />
      {isPending && (
        <p class="hint">
          {actions.later} <a href={paths.simulation}>{messages.nav.simulation}</a>
        </p>
      )}
    </Panel>
  )
}
