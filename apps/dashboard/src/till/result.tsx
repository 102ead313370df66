import type { ControlWire } from '@omise-sandbox/api'
import type { Charge } from '@omise-sandbox/client'
import { formatMoney } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { FocusedHeading } from '../ui/focused-heading.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { RefundPanel } from './refund-panel.tsx'
import { SaleFacts } from './sale-facts.tsx'

/** What came of a charge. */
export function Result(props: {
  readonly charge: Charge
  readonly details: ControlWire['ChargeDetails'] | undefined
  /** It expired because this till asked for it. */
  readonly isCancelled: boolean
  readonly onRefunded: () => void
  readonly onNext: () => void
  readonly onAgain: () => void
}) {
  const { charge, details, isCancelled, onRefunded, onNext, onAgain } = props
  const text = messages.till.result
  const isPaid = charge.status === 'successful'
  return (
    <>
      <header class={`till-result ${isPaid ? 'good' : 'bad'}`}>
        <span class="till-mark" aria-hidden="true">
          {isPaid ? '✓' : '✕'}
        </span>
        <FocusedHeading>
          <Heading charge={charge} isCancelled={isCancelled} />
        </FocusedHeading>
      </header>
      <Meaning charge={charge} isCancelled={isCancelled} />
      <SaleFacts charge={charge} details={details} />
      {isPaid && <RefundPanel charge={charge} onRefunded={onRefunded} />}
      <div class="till-next">
        <Button kind="main" onClick={onNext}>
          {text.next}
        </Button>
        {!isPaid && <Button onClick={onAgain}>{text.again}</Button>}
      </div>
    </>
  )
}

interface Final {
  readonly charge: Charge
  readonly isCancelled: boolean
}

function Heading({ charge, isCancelled }: Final) {
  const text = messages.till.result
  switch (charge.status) {
    case 'successful':
      return (
        <Sentence
          text={text.paid}
          parts={{ amount: formatMoney(charge.amount, charge.currency) }}
        />
      )
    case 'failed':
      return <>{text.failed}</>
    default:
      return <>{isCancelled ? text.cancelled : text.expired}</>
  }
}

/** Why it was not paid. */
function Meaning({ charge, isCancelled }: Final) {
  const text = messages.till.result
  const { status, failure_code } = charge
  if (status === 'successful') return null
  if (status !== 'failed' || failure_code === null) {
    return <p>{isCancelled ? text.cancelledText : text.expiredText}</p>
  }
  return (
    <p>
      {messages.failureCodes[failure_code]}{' '}
      <span class="soft">
        {text.failure}: <code>{failure_code}</code>
      </span>
    </p>
  )
}
