import type { ControlWire } from '@omise-sandbox/api'
import { type Charge, type Client, RequestError } from '@omise-sandbox/client'
import { formatMoney } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { FocusedHeading } from '../ui/focused-heading.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { Elapsed } from './elapsed.tsx'
import { SaleFacts } from './sale-facts.tsx'

/** The payer is to confirm; until then the till can take the charge back. */
export function Waiting(props: {
  readonly charge: Charge
  /** Undefined until they are known. */
  readonly details: ControlWire['ChargeDetails'] | undefined
  /** It was cancelled, or turned out to be final while it was to be. */
  readonly onEnd: (isCancelled: boolean) => void
}) {
  const { charge, details, onEnd } = props
  const { omise } = useClients()
  const text = messages.till.waiting
  const cancel = async () => onEnd(await expireOrSee(omise, charge.id))

  return (
    <>
      <FocusedHeading>
        <Sentence
          text={text.heading}
          parts={{ amount: formatMoney(charge.amount, charge.currency) }}
        />
      </FocusedHeading>
      <p class="till-ask">{isForPerson(details) ? text.lead : text.nobody}</p>
      <Elapsed since={charge.created_at} />
      <SaleFacts charge={charge} details={details} />
      <div class="stack">
        <div>
          <ActionButton kind="danger" work={cancel}>
            {text.cancel}
          </ActionButton>
        </div>
        <p class="hint">{text.cancelHint}</p>
      </div>
    </>
  )
}

/**
 * Expires a charge. Whatever went wrong, it says itself what it came to: the payer may have been faster, or the answer was
 * lost. Resolves to whether it expired, and not otherwise ended.
 */
async function expireOrSee({ charges }: Client, id: string): Promise<boolean> {
  try {
    await charges.expire(id)
    return true
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    const { status } = await charges.get(id)
    if (status === 'pending') throw error
    return status === 'expired'
  }
}

/** Whether the charge waits for somebody: nothing was decided for them. */
function isForPerson(details: ControlWire['ChargeDetails'] | undefined): boolean {
  return details === undefined || details.summary.outcome === 'manual'
}
