import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { type PhoneCode, shownMilliseconds } from './own-codes.ts'

/** How long a code is still shown, on the account's clock. The bar says what the text says: some screen readers beep as it moves. */
export function Countdown({ code }: { readonly code: PhoneCode }) {
  const { clock } = useClients()
  const text = messages.phone.code
  const now = clock.now.value ?? Date.parse(code.shown_at)
  const left = Date.parse(code.shown_at) + shownMilliseconds - now
  const seconds = Math.min(Math.max(Math.ceil(left / 1000), 0), shownMilliseconds / 1000)
  const isFrozen = clock.mode.value === 'frozen'
  return (
    <div class="phone-countdown">
      <progress max={shownMilliseconds / 1000} value={seconds} aria-hidden="true" />
      <p>{isFrozen ? text.frozen : seconds > 0 ? text.untilRenewal(seconds) : text.renewing}</p>
      {!isFrozen && <p class="hint">{text.former}</p>}
    </div>
  )
}
