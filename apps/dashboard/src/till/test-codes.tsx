import { failureCodes } from '../failure-codes.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'

const text = messages.till.testCodes

/** The last four digits of some test barcodes, and what each does. */
const testCodes: readonly (readonly [string, string])[] = [
  ['0000', text.paid],
  ...failureCodes.map(
    (code, index) => [String(1001 + index), text.fails(code, messages.failureCodes[code])] as const,
  ),
  ['0100', text.never],
  ['3001', text.lost],
]

/** Codes for who has no phone at hand: a press charges one. */
export function TestCodes({ onCode }: { readonly onCode: (code: string) => void }) {
  return (
    <details class="till-details">
      <summary>{text.heading}</summary>
      <div class="till-details-body">
        <p class="hint">{text.hint}</p>
        <ul class="till-codes">
          {testCodes.map(([ending, does]) => (
            <li key={ending}>
              <Button onClick={() => onCode(`28000000000000${ending}`)}>
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
