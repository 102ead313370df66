import { useEffect, useRef, useState } from 'preact/hooks'
import { formatBaht, parseBaht } from '../format/money.ts'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { submitting } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import { NumberPad } from './number-pad.tsx'

const text = messages.till.amount

/** A barcode reader types more digits than any amount has. */
const scannedCode = /\d{13,}/

interface AmountProps {
  readonly amount: string
  readonly onAmount: (text: string, satang: number) => void
}

/** How much the payer is to pay. */
export function AmountStep(props: AmountProps) {
  const { amount, problem, input, write, goOn } = useAmount(props)
  const limits = useLimits()
  return (
    <form class="panel till-step" onSubmit={submitting(goOn)}>
      <h1>{text.heading}</h1>
      <TextField
        label={text.label}
        hint={limits?.hint}
        problem={problem}
        input={input}
        class="till-amount"
        inputMode="decimal"
        placeholder="0.00"
        value={amount}
        onChange={write}
      />
      <p class="till-outside" role="status">
        {limits?.warn(parseBaht(amount))}
      </p>
      <NumberPad
        onDigits={(digits) => write(amount + digits)}
        onErase={() => write(amount.slice(0, -1))}
      />
      <Button kind="main" type="submit">
        {text.next}
      </Button>
    </form>
  )
}

function useAmount(props: AmountProps) {
  const [amount, setAmount] = useState(props.amount)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])

  function write(value: string): void {
    setAmount(value)
    setProblem(undefined)
  }

  function goOn(): void {
    const satang = parseBaht(amount)
    if (satang !== undefined) {
      props.onAmount(amount, satang)
      return
    }
    const isCode = scannedCode.test(amount)
    if (isCode) setAmount('')
    setProblem(isCode ? text.isCode : text.invalid)
    input.current?.focus()
  }

  return { amount, problem, input, write, goOn }
}

/** In satang: the most that barcode_alipay takes, whatever the account does. */
const maxOfMethod = 15_000_000

/** What Omise takes, as the API says it; undefined until it did. */
function useLimits() {
  const { omise } = useClients()
  const { value } = useLive(
    'capability',
    () => omise.capability.get(),
    () => false,
  )
  if (!value) return undefined
  const { min } = value.limits.charge_amount
  const max = Math.min(value.limits.charge_amount.max, maxOfMethod)
  return {
    hint: text.hint(formatBaht(min), formatBaht(max)),
    warn: (satang: number | undefined) =>
      satang !== undefined && (satang < min || satang > max)
        ? text.outside(formatBaht(min), formatBaht(max))
        : undefined,
  }
}
