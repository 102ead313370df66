import type { ComponentChildren } from 'preact'
import { formatMoney } from '../format/money.ts'
import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { methodOf, type PaymentMethod } from '../methods/payment-method.ts'
import { useMethods } from '../methods/use-methods.ts'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { FocusedHeading } from '../ui/focused-heading.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { useTitle } from '../ui/use-title.ts'
import { type ChargeSummary, type Payment, resultOf } from './payment.ts'
import { StoreName } from './store-name.tsx'

/** How a payment came out. */
export function ResultScreen(props: { readonly payment: Payment; readonly onLeave: () => void }) {
  const { payment, onLeave } = props
  const { summary } = payment
  const text = messages.phone.result
  const methods = useMethods().value
  const method = methods && methodOf(methods, summary.source_type)
  const { heading, lead } = describeResult(payment, method)
  const isPaid = summary.status === 'successful'
  const isOvertaken = resultOf(payment, method) === 'overtaken'
  useTitle(messages.phone.title)
  const parts = {
    amount: formatMoney(summary.amount, summary.currency),
    store: <StoreName of={summary.store_name} />,
  }
  const put = (sentence: string): ComponentChildren => <Sentence text={sentence} parts={parts} />

  return (
    <div class="phone-screen result">
      <div class="phone-question">
        <p class={`phone-mark ${isPaid ? 'good' : 'bad'}`} aria-hidden="true">
          {isPaid ? '✓' : '✕'}
        </p>
        <FocusedHeading>{put(heading)}</FocusedHeading>
        {lead && <p>{put(lead)}</p>}
        {summary.failure_code && isOvertaken && (
          <p>{messages.failureCodes[summary.failure_code]}</p>
        )}
        <ResultFacts summary={summary} />
        {isOvertaken && (
          <p class="hint">
            {text.decidedBy} {messages.phone.deciders[summary.decided_by]}.
          </p>
        )}
      </div>
      <div class="phone-actions">
        <Button kind="main" onClick={onLeave}>
          {text.again}
        </Button>
      </div>
    </div>
  )
}

function ResultFacts({ summary }: { readonly summary: ChargeSummary }) {
  const text = messages.phone.result
  const { amount, currency, store_name, ended_at, failure_code, refunded, id } = summary
  return (
    <Facts
      of={[
        [text.amount, formatMoney(amount, currency)],
        [text.store, store_name && <StoreName key="store" of={store_name} />],
        [text.time, ended_at && formatTime(ended_at)],
        [text.failure, failure_code],
        [text.givenBack, refunded > 0 ? formatMoney(refunded, currency) : undefined],
        [text.charge, id],
      ]}
    />
  )
}

/** The words for it, before what is put in. */
function describeResult(
  payment: Payment,
  method: PaymentMethod | undefined,
): { readonly heading: string; readonly lead?: string } {
  const text = messages.phone.result
  const { status, decided_by } = payment.summary
  switch (resultOf(payment, method)) {
    case 'paid':
      return { heading: text.paid }
    case 'declined':
      return { heading: text.declined, lead: text.nothingPaid }
    case 'no-money':
      return { heading: text.noMoney, lead: text.nothingPaid }
    case 'overtaken':
      if (status === 'successful') {
        return { heading: text.overtakenPaid, lead: text.overtakenPaidText }
      }
      if (status === 'failed') return { heading: text.overtakenFailed, lead: text.nothingPaid }
      return decided_by === 'api'
        ? { heading: text.cancelled, lead: text.nothingPaid }
        : { heading: text.ranOut, lead: text.ranOutText }
  }
}
