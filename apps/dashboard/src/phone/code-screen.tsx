import { Code128 } from '../barcode/code-128.tsx'
import { QrCode } from '../barcode/qr-code.tsx'
import { messages } from '../messages/messages.ts'
import { MethodChoice } from '../methods/method-choice.tsx'
import type { SourceType } from '../methods/payment-method.ts'
import { useMethods } from '../methods/use-methods.ts'
import { useClients } from '../session/use-clients.ts'
import { announce } from '../ui/announcement.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { FocusedHeading } from '../ui/focused-heading.tsx'
import { Failure } from '../ui/notice.tsx'
import { useTitle } from '../ui/use-title.ts'
import { type OwnCodes, type PhoneCode, shownMilliseconds } from './own-codes.ts'
import type { Payments } from './payments.ts'
import { WaitingPayments } from './waiting-payments.tsx'

/** What a till scans. */
export function CodeScreen(props: {
  readonly codes: OwnCodes
  readonly payments: Payments
  readonly onWallet: (type: SourceType) => void
}) {
  const { codes, payments, onWallet } = props
  const methods = useMethods().value
  const code = codes.current.value
  const text = messages.phone.code
  useTitle(messages.phone.title)

  async function renew(): Promise<void> {
    await codes.renew()
    if (codes.failure.value === undefined) announce(text.shown)
  }

  return (
    <div class="phone-screen">
      <FocusedHeading>{text.heading}</FocusedHeading>
      <p class="soft">{text.lead}</p>
      {methods && code && (
        <MethodChoice
          label={text.wallet}
          methods={methods}
          value={code.source_type}
          onChange={onWallet}
        />
      )}
      <Failure of={codes.failure.value} retry={() => void renew()} />
      {/* One that is charged is good no more; the next is on its way. */}
      {code && code.charge === null ? (
        <>
          <PayCode barcode={code.barcode} />
          <Countdown code={code} />
          <Button onClick={() => void renew()}>{text.fresh}</Button>
        </>
      ) : (
        codes.failure.value === undefined && <p class="phone-loading">{text.loading}</p>
      )}
      <WaitingPayments payments={payments} />
    </div>
  )
}

function PayCode({ barcode }: { readonly barcode: string }) {
  const text = messages.phone.code
  return (
    <div class="phone-card">
      <Code128 text={barcode} label={text.barcodeLabel} />
      <p class="phone-digits">
        <span class="unseen">{text.digits}: </span>
        <bdi>{inFours(barcode)}</bdi>
      </p>
      <CopyButton text={barcode} label={text.copy} />
      <QrCode text={barcode} label={text.qrLabel} moduleWidth={7} />
    </div>
  )
}

function inFours(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, '$1 ')
}

/** How long a code is still shown, on the account's clock. The bar says what the text says: some screen readers beep as it moves. */
function Countdown({ code }: { readonly code: PhoneCode }) {
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
