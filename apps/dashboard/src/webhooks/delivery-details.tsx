import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { AttemptDetails } from './attempt-details.tsx'
import { faultName } from './fault-name.ts'
import { SignatureExplanation } from './signature-explanation.tsx'
import type { Delivery } from './use-deliveries.ts'

const text = messages.webhooks.deliveries

export interface DeliveryProps {
  readonly delivery: Delivery
  readonly onChanged: () => void
  readonly onAsk: (delivery: string) => void
}

/** All of a delivery: each attempt, the last one first, and how it was signed. */
export function DeliveryDetails(props: DeliveryProps) {
  const { delivery } = props
  const { id, event, fault, attempts, next_attempt_at: next } = delivery
  return (
    <>
      <Facts
        of={[
          [text.id, id],
          [text.event, event],
          [attempts.length > 0 ? text.next : text.sends, next && formatTime(next)],
        ]}
      />
      {fault && <Notice kind="warn">{text.faultBy(faultName(fault.type), fault.by)}</Notice>}
      <Actions {...props} />
      {attempts
        .map((attempt, index) => (
          <AttemptDetails
            key={index}
            attempt={attempt}
            number={index + 1}
            delivery={id}
            isLast={index === attempts.length - 1}
          />
        ))
        .reverse()}
      <SignatureExplanation delivery={delivery} />
    </>
  )
}

function Actions(props: DeliveryProps) {
  const { onChanged, onAsk } = props
  const { id, attempts } = props.delivery
  const { control } = useClients()
  const of = <span class="unseen"> {text.ofDelivery(id)}</span>
  return (
    <div class="row">
      <ActionButton
        kind="main"
        work={() => control.deliveries.resend(id).then(onChanged)}
        done={text.resent}
      >
        {text.resend}
        {of}
      </ActionButton>
      {attempts.length > 0 && (
        <Button onClick={() => onAsk(id)}>
          {text.askDoctor}
          {of}
        </Button>
      )}
    </div>
  )
}
