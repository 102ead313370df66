import type { ControlWire } from '@omise-sandbox/api'
import { type Charge, RequestError } from '@omise-sandbox/client'
import { formatBaht } from '../format/money.ts'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { FocusedHeading } from '../ui/focused-heading.tsx'
import { Failure } from '../ui/notice.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { Elapsed } from './elapsed.tsx'
import { SaleFacts } from './sale-facts.tsx'

/** The payer is to confirm; until then the till can take the charge back. */
export function Waiting(props: {
  readonly charge: Charge
  /** Undefined until they are known. */
  readonly details: ControlWire['ChargeDetails'] | undefined
  readonly onCancelled: () => void
  /** It turned out to be final while it was to be cancelled. */
  readonly onFinal: () => void
}) {
  const { charge, details, onCancelled, onFinal } = props
  const { omise } = useClients()
  const action = useAction()
  const text = messages.till.waiting

  /** Whatever went wrong, the charge says what it came to: the payer may have been faster, or the answer was lost. */
  async function cancel(): Promise<void> {
    try {
      await omise.charges.expire(charge.id)
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      const { status } = await omise.charges.get(charge.id)
      if (status === 'pending') throw error
      if (status !== 'expired') return onFinal()
    }
    onCancelled()
  }

  return (
    <>
      <FocusedHeading>
        <Sentence text={text.heading} parts={{ amount: formatBaht(charge.amount) }} />
      </FocusedHeading>
      <p class="till-ask">{isForPerson(details) ? text.lead : text.nobody}</p>
      <Elapsed since={charge.created_at} />
      <SaleFacts charge={charge} details={details} />
      <Failure of={action.failure} />
      <div class="stack">
        <div>
          <Button kind="danger" busy={action.busy} onClick={() => void action.run(cancel)}>
            {text.cancel}
          </Button>
        </div>
        <p class="hint">{text.cancelHint}</p>
      </div>
    </>
  )
}

/** Whether the charge waits for somebody: nothing was decided for them. */
function isForPerson(details: ControlWire['ChargeDetails'] | undefined): boolean {
  return details === undefined || details.summary.outcome === 'manual'
}
