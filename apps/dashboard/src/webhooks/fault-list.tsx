import type { ControlWire } from '@omise-sandbox/api'
import { formatTime } from '../format/time.ts'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import type { Methods } from '../methods/payment-method.ts'
import { useClients } from '../session/use-clients.ts'
import { conditionsIn } from '../simulation/rule-sentence.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import { faultName } from './fault-name.ts'

type Fault = ControlWire['Fault']

const text = messages.webhooks.faults

/** The faults on webhooks that there are, and how often each was used. */
export function WebhookFaultList(props: {
  readonly faults: readonly Fault[]
  readonly methods: Methods
  readonly onDone: () => void
}) {
  return (
    <ul class="webhooks-list" aria-label={text.active}>
      {props.faults.map((fault) => (
        <FaultItem key={fault.id} fault={fault} methods={props.methods} onDone={props.onDone} />
      ))}
    </ul>
  )
}

function FaultItem(props: {
  readonly fault: Fault
  readonly methods: Methods
  readonly onDone: () => void
}) {
  const { fault, methods, onDone } = props
  const { control } = useClients()
  const action = useAction()
  const remove = () =>
    action.run(async () => {
      await control.faults.remove(fault.id)
      onDone()
    }, text.removed)
  return (
    <li class="webhooks-item">
      <div class="webhooks-item-head">
        <div class="webhooks-item-text">
          <p class="webhooks-line">
            <strong>{faultName(fault.type)}</strong>
            {conditionsOf(fault, methods).map((condition) => (
              <bdi key={condition}>{condition}</bdi>
            ))}
          </p>
          <p class="webhooks-line soft">
            <span>{text.timesUsed(fault.times_used)}</span>
            <span>{leftOf(fault)}</span>
            {fault.expires_at && <span>{text.until(formatTime(fault.expires_at))}</span>}
          </p>
        </div>
        <Button busy={action.busy} onClick={() => void remove()}>
          {text.remove}
          <span class="unseen"> {text.ofFault(fault.id)}</span>
        </Button>
      </div>
      <Failure of={action.failure} />
    </li>
  )
}

/** What limits a fault to some webhooks; other ways than this page make such as it does not. */
function conditionsOf({ events, match, delay, probability }: Fault, methods: Methods): string[] {
  return [
    events ? events.join(', ') : text.anyEvent,
    ...(delay === undefined ? [] : [text.by(delayText(delay))]),
    ...(match === undefined ? [] : [text.onlyMatching(conditionsIn(match, methods))]),
    ...(probability === 1 ? [] : [text.probability(`${Math.round(probability * 100)} %`)]),
  ]
}

function delayText(delay: ControlWire['Delay']): string {
  if (typeof delay === 'string') return delay
  const { min, max, median } = delay
  return median === undefined ? `${min}–${max}` : `~ ${median}`
}

function leftOf({ times_left: left }: Fault): string {
  if (left === null) return text.unlimited
  return left === 0 ? text.usedUp : text.left(left)
}
