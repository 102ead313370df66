import type { ControlWire } from '@omise-sandbox/api'
import { ControlRefusal } from '@omise-sandbox/client/control'
import { formatTime } from '../format/time.ts'
import { touches } from '../live/live-update.ts'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Facts } from '../ui/facts.tsx'
import { Failure, Notice } from '../ui/notice.tsx'
import { headerNamed } from './header-text.ts'
import { TitledCode } from './titled-code.tsx'
import type { Delivery } from './use-deliveries.ts'

const text = messages.webhooks.signature

/** What the last attempt's signature was made of, and whether it is the right one. */
export function SignatureExplanation({ delivery }: { readonly delivery: Delivery }) {
  const headers = delivery.attempts.at(-1)?.request.headers
  if (!headers) return null
  const signature = headerNamed(headers, 'Omise-Signature')
  const timestamp = headerNamed(headers, 'Omise-Signature-Timestamp')
  return (
    <section class="stack">
      <h3>{text.title}</h3>
      {signature === undefined || timestamp === undefined ? (
        <p>{text.unsigned}</p>
      ) : (
        <Signed delivery={delivery} signature={signature} timestamp={timestamp} />
      )}
    </section>
  )
}

function Signed(props: {
  readonly delivery: Delivery
  readonly signature: string
  readonly timestamp: string
}) {
  const { delivery, signature, timestamp } = props
  return (
    <>
      <p>{text.signed(timestamp)}</p>
      {signature.includes(',') && <p>{text.two}</p>}
      <Facts
        of={[
          [text.timestamp, timestamp],
          [text.timestampMeans, timeOf(timestamp)],
        ]}
      />
      <TitledCode title={text.sent} label={text.sentLabel(delivery.id)} text={signature} />
      <Verdict delivery={delivery} />
    </>
  )
}

function Verdict({ delivery }: { readonly delivery: Delivery }) {
  const { id, attempts } = delivery
  const { control } = useClients()
  const { value, failure, reload } = useLive(
    `signature ${id} ${attempts.length}`,
    () => control.doctor.diagnoseSignature({ delivery: id }),
    (update) => touches(update, 'webhooks'),
  )
  if (isWithoutSecret(failure)) return <p>{text.noSecret}</p>
  if (failure !== undefined) return <Failure of={failure} retry={reload} />
  if (value === undefined) return <p>{messages.loading}</p>
  const { mistake, expected } = value
  return (
    <>
      <Notice kind={mistake === null ? 'good' : 'warn'}>
        <strong>{mistake === null ? text.holds : text.fails}</strong>
        {mistake !== null && <Reason of={value} isMeant={isCorrupted(delivery)} />}
      </Notice>
      {expected !== null && (
        <TitledCode title={text.expected} label={text.expectedLabel(id)} text={expected} />
      )}
    </>
  )
}

function Reason(props: { readonly of: ControlWire['Diagnosis']; readonly isMeant: boolean }) {
  if (props.isMeant) return <p>{text.meant}</p>
  return (
    <>
      <p>{props.of.explanation}</p>
      <p>{props.of.remedy}</p>
      <p>{text.presentSecrets}</p>
    </>
  )
}

/** Whether the last attempt was made to be wrong; one that is asked for by hand never is. */
function isCorrupted({ fault, attempts }: Delivery): boolean {
  const isCorrupting = fault?.type === 'corrupt-signature' || fault?.type === 'corrupt-body'
  return isCorrupting && attempts.at(-1)?.cause === 'schedule'
}

/** The doctor refuses to look at a signature while the account has no secret. */
function isWithoutSecret(failure: unknown): boolean {
  return failure instanceof ControlRefusal && failure.status === 400
}

function timeOf(timestamp: string): string {
  return formatTime(Number(timestamp) * 1000)
}
