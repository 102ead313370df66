import { useId } from 'preact/hooks'
import { formatMoney } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { isWaiting } from './payment.ts'
import type { Payments } from './payments.ts'
import { StoreName } from './store-name.tsx'

/** The payments that were ignored, to come back to. */
export function WaitingPayments({ payments }: { readonly payments: Payments }) {
  const id = useId()
  const text = messages.phone.waiting
  const waiting = payments.list.value.filter(isWaiting)
  if (waiting.length === 0) return null
  return (
    <section class="phone-waiting" aria-labelledby={id}>
      <h2 id={id}>{text.heading(waiting.length)}</h2>
      <ul class="stack">
        {waiting.map(({ summary }) => (
          <li key={summary.id}>
            <Button onClick={() => payments.show(summary.id)}>
              <span>
                <Sentence
                  text={text.one}
                  parts={{
                    amount: formatMoney(summary.amount, summary.currency),
                    store: <StoreName of={summary.store_name} />,
                  }}
                />
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <p class="hint">{text.hint}</p>
    </section>
  )
}
