import { useState } from 'preact/hooks'
import type { LiveUpdate } from '../live/live.ts'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import type { Sale } from './charge-once.ts'
import { Result } from './result.tsx'
import { Waiting } from './waiting.tsx'

/** A charge that was made: waits for the payer, then shows what came of it. */
export function SaleStep(props: {
  readonly sale: Sale
  readonly onNext: () => void
  readonly onAgain: () => void
}) {
  const { sale, onNext, onAgain } = props
  const [isCancelled, setCancelled] = useState(false)
  const { value, failure, reload } = useCharge(sale.charge.id)
  const shown = value ?? { charge: sale.charge, details: undefined }
  const isPending = shown.charge.status === 'pending'

  return (
    <section class="panel till-step till-sale">
      {sale.is === 'found' && <Found sale={sale} />}
      {isPending ? (
        <Waiting
          {...shown}
          onEnd={(isExpired) => {
            setCancelled(isExpired)
            reload()
          }}
        />
      ) : (
        <Result
          {...shown}
          isCancelled={isCancelled}
          onRefunded={reload}
          onNext={onNext}
          onAgain={onAgain}
        />
      )}
      <Failure of={failure} retry={reload} />
      {/* A charge that is gone, as the account was emptied, neither ends nor can be cancelled. */}
      {failure !== undefined && isPending && (
        <div>
          <Button onClick={onNext}>{messages.till.result.next}</Button>
        </div>
      )}
    </section>
  )
}

/** The charge as it is now, as the till and as the console see it. */
function useCharge(id: string) {
  const { omise, control } = useClients()
  async function load() {
    const [charge, details] = await Promise.all([
      omise.charges.get(id),
      control.charges.getDetails(id),
    ])
    return { charge, details }
  }
  const concerns = (update: LiveUpdate) => update.type === 'event' && update.summary.id === id
  return useLive(`charge ${id}`, load, concerns)
}

/** Says how a charge whose answer was lost was found. */
function Found({ sale }: { readonly sale: Extract<Sale, { readonly is: 'found' }> }) {
  const text = messages.till.lost
  const reference = String(sale.charge.metadata.sale)
  return (
    <div class="notice warn" role="alert">
      <strong>{text.found}</strong>
      <p>{text.foundText(reference)}</p>
      {sale.more > 0 && <p>{text.foundMore(sale.more)}</p>}
    </div>
  )
}
