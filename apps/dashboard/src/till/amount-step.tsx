import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { formatMoney, parseMoney } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import { MethodChoice } from '../methods/method-choice.tsx'
import type { Methods, PaymentMethod, SourceType } from '../methods/payment-method.ts'
import { Button } from '../ui/button.tsx'
import { submitting } from '../ui/form.tsx'
import { TextField } from '../ui/text-field.tsx'
import { NumberPad } from './number-pad.tsx'

const text = messages.till.amount

/** A barcode reader types more digits than any amount has. */
const scannedCode = /\d{13,}/

interface AmountProps {
  readonly methods: Methods
  readonly method: PaymentMethod
  readonly onMethod: (type: SourceType) => void
  readonly amount: string
  /** Is given what was written, and how much that is in subunits of the method's currency. */
  readonly onAmount: (text: string, subunits: number) => void
}

/** How much the payer is to pay. */
export function AmountStep(props: AmountProps) {
  const { methods, method, onMethod } = props
  const { amount, problem, input, write, goOn } = useAmount(props)
  const { currency } = method
  const limits = limitsOf(method)
  return (
    <form class="panel till-step" onSubmit={submitting(goOn)}>
      <h1>{text.heading}</h1>
      <MethodChoice methods={methods} value={method.source_type} onChange={onMethod} />
      <TextField
        label={text.label(messages.currencies[currency])}
        hint={limits.hint}
        problem={problem}
        input={input}
        class="till-amount"
        inputMode="decimal"
        placeholder="0.00"
        value={amount}
        onChange={write}
      />
      <p class="till-outside" role="status">
        {limits.warn(parseMoney(amount, currency))}
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
  useLayoutEffect(() => input.current?.focus(), [])

  function write(value: string): void {
    setAmount(value)
    setProblem(undefined)
  }

  function goOn(): void {
    const subunits = parseMoney(amount, props.method.currency)
    if (subunits !== undefined) {
      props.onAmount(amount, subunits)
      return
    }
    const isCode = scannedCode.test(amount)
    if (isCode) setAmount('')
    setProblem(isCode ? text.isCode : text.invalid)
    input.current?.focus()
  }

  return { amount, problem, input, write, goOn }
}

/** What the payment method takes. */
function limitsOf({ min, max, currency }: PaymentMethod) {
  const [from, to] = [formatMoney(min, currency), formatMoney(max, currency)]
  return {
    hint: text.hint(from, to),
    warn: (subunits: number | undefined) =>
      subunits !== undefined && (subunits < min || subunits > max)
        ? text.outside(from, to)
        : undefined,
  }
}
