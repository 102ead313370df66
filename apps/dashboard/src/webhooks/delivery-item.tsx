import { formatAge, formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { useClients } from '../session/use-clients.ts'
import { answerOf } from './answer-of.ts'
import { DeliveryDetails, type DeliveryProps } from './delivery-details.tsx'
import { Disclosure } from './disclosure.tsx'
import { faultName } from './fault-name.ts'
import type { Delivery } from './use-deliveries.ts'

const text = messages.webhooks.deliveries

/** A delivery of the log: what and where to, what came of it, and all of it when opened. */
export function DeliveryItem(props: DeliveryProps) {
  const { delivery } = props
  return (
    <li class="webhooks-item">
      <Disclosure
        head={<DeliveryHead delivery={delivery} />}
        label={text.details}
        of={text.ofDelivery(delivery.id)}
      >
        {() => <DeliveryDetails {...props} />}
      </Disclosure>
    </li>
  )
}

function DeliveryHead({ delivery }: { readonly delivery: Delivery }) {
  const { key, charge, url, state, fault, attempts, created_at: made } = delivery
  const { next_attempt_at: next } = delivery
  const last = attempts.at(-1)
  return (
    <>
      <p class="webhooks-line">
        <DeliveryBadge state={state} />
        <strong>{key}</strong>
        <time dateTime={made}>{formatTime(made)}</time>
        {fault && <span class="badge warn">{text.faultMark(faultName(fault.type))}</span>}
      </p>
      <p class="webhooks-line">
        <a href={paths.charge(charge)}>{charge}</a>
        <span class="webhooks-url">
          <span aria-hidden="true">→</span>
          <bdi>{url}</bdi>
        </span>
      </p>
      <p class="webhooks-line soft">
        <bdi>{last ? answerOf(last) : state === 'dropped' ? text.neverSent : text.notSentYet}</bdi>
        <span>{text.attempts(attempts.length)}</span>
        {next && <DueTime label={last ? text.next : text.sends} at={next} />}
      </p>
    </>
  )
}

/** When something is due, and how long that is from now on the account's clock. */
function DueTime(props: { readonly label: string; readonly at: string }) {
  const now = useClients().clock.now.value
  const { label, at } = props
  return (
    <span>
      {label} <time dateTime={at}>{formatTime(at)}</time>
      {now !== undefined && ` (${formatAge(at, now)})`}
    </span>
  )
}

/** A delivery's state, told by word and by colour. */
function DeliveryBadge({ state }: { readonly state: Delivery['state'] }) {
  return <span class={`badge ${state}`}>{messages.webhooks.deliveries.states[state]}</span>
}
