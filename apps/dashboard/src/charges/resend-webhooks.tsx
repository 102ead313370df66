import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { ActionButton } from '../ui/action-button.tsx'

/** As many as one page of the log holds; a charge has fewer, but for one that was refunded very often. */
const max = 100

/** Sends every webhook of the charge again, in the order of their events. */
export function ResendWebhooks({ charge }: { readonly charge: string }) {
  const { control } = useClients()
  const [result, setResult] = useState<string | undefined>(undefined)
  const { actions } = messages.charges

  async function resend(): Promise<void> {
    setResult(undefined)
    const { data } = await control.deliveries.list({ charge, limit: max })
    let answered = 0
    for (const { id } of data.toReversed()) {
      const sent = await control.deliveries.resend(id)
      answered += sent.data.filter(({ state }) => state === 'delivered').length
    }
    setResult(data.length === 0 ? actions.noWebhooks : actions.resent(data.length, answered))
  }

  return (
    <div class="stack">
      <div class="row">
        <ActionButton work={resend}>{actions.resend}</ActionButton>
      </div>
      <p role="status" class="hint">
        {result}
      </p>
    </div>
  )
}
