import { messages } from '../messages/messages.ts'
import type { PaymentMethod } from '../methods/payment-method.ts'
import { inWords } from '../simulation/length.ts'
import { type Ending, endings, failureByEnding, testBarcode } from '../simulation/test-barcode.ts'
import { Button } from '../ui/button.tsx'

const text = messages.till.testCodes

/** Some test barcodes, and what each does to a charge of this payment method. */
function testCodesOf(method: PaymentMethod): readonly (readonly [Ending, string])[] {
  return [
    ['0000', text.paid],
    ...endings.failed.map((ending) => {
      const { code, insteadOf } = failureByEnding(ending, method)
      const does = insteadOf
        ? text.failsInstead(code, method.wallet, insteadOf)
        : text.fails(code, messages.failureCodes[code])
      return [ending, does] as const
    }),
    ['0100', text.never(inWords(method.time_to_pay))],
    ['3001', text.lost],
  ]
}

/** Codes for who has no phone at hand: a press charges one. */
export function TestCodes(props: {
  readonly method: PaymentMethod
  readonly onCode: (code: string) => void
}) {
  return (
    <details class="till-details">
      <summary>{text.heading}</summary>
      <div class="till-details-body">
        <p class="hint">{text.hint}</p>
        <ul class="till-codes">
          {testCodesOf(props.method).map(([ending, does]) => (
            <li key={ending}>
              <Button onClick={() => props.onCode(testBarcode(ending))}>
                <strong class="mono">{ending}</strong>
                <span>{does}</span>
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
