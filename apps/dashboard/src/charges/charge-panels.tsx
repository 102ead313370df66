import type { Charge } from '@omise-sandbox/client'
import { formatMoney } from '../format/money.ts'
import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { Facts } from '../ui/facts.tsx'
import { Panel } from '../ui/panel.tsx'
import { type ChargeDetails, refundableOf } from './charge-facts.ts'

/** What is paid, kept and given back. */
export function MoneyPanel({ charge }: { readonly charge: Charge }) {
  const { money } = messages.charges
  const inCurrency = (subunits: number) => formatMoney(subunits, charge.currency)
  return (
    <Panel title={money.title} lead={leadOfMoney(charge)}>
      <Facts
        of={[
          [money.amount, inCurrency(charge.amount)],
          [money.fee, inCurrency(charge.fee)],
          [money.vat, inCurrency(charge.fee_vat)],
          [money.net, inCurrency(charge.net)],
          [money.refunded, inCurrency(charge.refunded_amount)],
          [money.refundable, inCurrency(refundableOf(charge))],
          [money.voided, charge.voided ? money.yes : null],
        ]}
      />
    </Panel>
  )
}

/** The figures stand there whatever became of the charge, as the API shows them. */
function leadOfMoney(charge: Charge): string {
  const { leads } = messages.charges.money
  if (charge.status === 'pending') return leads.pending
  if (charge.status !== 'successful') return leads.unpaid
  return charge.voided ? leads.voided : leads.paid
}

/** Everything else that is known of it. */
export function FactsPanel({ details }: { readonly details: ChargeDetails }) {
  const { charge, decisions, summary } = details
  const { facts } = messages.charges
  const { source, failure_code: code } = charge
  const last = decisions.at(-1)
  const metadata = Object.keys(charge.metadata).length > 0 ? JSON.stringify(charge.metadata) : null
  return (
    <Panel title={facts.title}>
      <Facts
        of={[
          [facts.failure, code && `${code}: ${messages.failureCodes[code]}`],
          [facts.method, <span class="mono">{source.type}</span>],
          [facts.store, source.store_name],
          [facts.storeId, source.store_id],
          [facts.terminal, source.terminal_id],
          [facts.barcode, <span class="mono">…{summary.barcode_ending}</span>],
          [facts.made, formatTime(charge.created_at)],
          [facts.expires, charge.status === 'pending' ? formatTime(charge.expires_at) : null],
          [facts.ended, summary.ended_at && formatTime(summary.ended_at)],
          [facts.decidedBy, messages.charges.deciders[summary.decided_by]],
          [facts.because, last?.because],
          [facts.outcome, <span class="mono">{summary.outcome}</span>],
          [facts.nearMiss, last?.near_miss],
          [facts.description, charge.description],
          [facts.metadata, metadata],
          [facts.returnUri, charge.return_uri],
        ]}
      />
    </Panel>
  )
}
