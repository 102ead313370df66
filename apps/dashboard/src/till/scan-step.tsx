import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { formatMoney } from '../format/money.ts'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import type { PaymentMethod } from '../methods/payment-method.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { submitting } from '../ui/form.tsx'
import { Failure } from '../ui/notice.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { Camera } from './camera.tsx'
import { type Charged, chargeOnce, findCharge, type Lost, type Sale } from './charge-once.ts'
import { CodeField } from './code-field.tsx'
import { LostAnswer } from './lost-answer.tsx'
import { makeOrder, type Order, type Shop } from './order.ts'
import { TestCodes } from './test-codes.tsx'

interface ScanProps {
  readonly method: PaymentMethod
  /** In subunits of the method's currency. */
  readonly amount: number
  readonly shop: Shop
  readonly onCharged: (sale: Sale) => void
  readonly onBack: () => void
}

const text = messages.till.scan

/** Takes the payer's code, and charges it. */
export function ScanStep(props: ScanProps) {
  const { method, amount, onBack } = props
  const { code, setCode, problem, input, action, lost, charge, checkAgain, chargeAgain } =
    useScan(props)
  return (
    <section class="panel till-step">
      <h1>
        <Sentence text={text.heading} parts={{ amount: formatMoney(amount, method.currency) }} />
      </h1>
      <form class="stack" onSubmit={submitting(() => charge(code))}>
        <CodeField method={method} code={code} problem={problem} input={input} onCode={setCode} />
        <Button kind="main" type="submit" busy={action.busy}>
          {action.busy ? text.charging : text.charge}
        </Button>
      </form>
      <Failure of={action.failure} />
      {lost && <LostAnswer lost={lost} onCheck={checkAgain} onCharge={chargeAgain} />}
      <Camera onCode={charge} />
      <TestCodes method={method} onCode={charge} />
      <div>
        <Button onClick={onBack}>{text.changeAmount}</Button>
      </div>
    </section>
  )
}

/** The code that was scanned, and what becomes of charging it. */
function useScan({ method, amount, shop, onCharged }: ScanProps) {
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const { action, lost, send, checkAgain } = useCharge(onCharged)
  useLayoutEffect(() => {
    input.current?.focus()
    scrollTo(0, 0)
  }, [])

  // For the next try: the code is still there only where the charge was refused.
  const charged = (order: Order) => void send(order).then(() => input.current?.select())

  function charge(scanned: string): void {
    // A code is shown in groups, which a person may copy along.
    const barcode = scanned.replace(/[\s-]/g, '')
    setCode(barcode)
    setProblem(barcode === '' ? text.missing : undefined)
    if (barcode === '') input.current?.focus()
    else charged(makeOrder(shop, { method, amount, barcode }))
  }

  const chargeAgain = () => lost && charged(lost.order)
  return { code, setCode, problem, input, action, lost, charge, checkAgain, chargeAgain }
}

/** Charges an order once; where its answer is lost, for good or until it is looked for again, says so. */
function useCharge(onCharged: (sale: Sale) => void) {
  const { omise, live } = useClients()
  const [lost, setLost] = useState<Lost | undefined>(undefined)
  const action = useAction()

  async function take(work: () => Promise<Charged>): Promise<void> {
    if (action.busy) return
    setLost(undefined)
    await action.run(async () => {
      const charged = await work()
      if (charged.is === 'none' || charged.is === 'unknown') setLost(charged)
      else onCharged(charged)
    })
  }

  return {
    action,
    lost,
    send: (order: Order) => take(() => chargeOnce({ omise, live }, order)),
    checkAgain: () => lost && void take(() => findCharge(omise, lost.order, lost.failure)),
  }
}
