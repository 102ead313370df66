import { formatMoney } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Sentence } from '../ui/sentence.tsx'
import type { Payments } from './payments.ts'
import { StoreName } from './store-name.tsx'

/** Where the focus goes before the button that has it goes: to the next one, or to what the phone shows. */
function focusBeside(notice: Element | null): void {
  const next = notice?.nextElementSibling ?? notice?.previousElementSibling
  const place = next?.querySelector('button') ?? document.querySelector('h1')
  place?.focus({ preventScroll: true })
}

/**
 * Word of payments that are not on the screen; none while the person is asked. The place is there from the start, or what
 * comes would not be read out.
 */
export function PhoneNotices({ payments }: { readonly payments: Payments }) {
  const text = messages.phone.notices
  const isAsking = payments.open.value?.summary.status === 'pending'
  const notices = isAsking ? [] : payments.notices.value
  return (
    <div class="phone-notices" role="status">
      {notices.map(({ number, kind, amount, currency, store }) => (
        <div key={number} class="notice plain">
          <p>
            <Sentence
              text={text[kind]}
              parts={{ amount: formatMoney(amount, currency), store: <StoreName of={store} /> }}
            />
          </p>
          <Button
            kind="quiet"
            onClick={({ currentTarget }) => {
              focusBeside(currentTarget.closest('.notice'))
              payments.dismiss(number)
            }}
          >
            {text.dismiss}
          </Button>
        </div>
      ))}
    </div>
  )
}
