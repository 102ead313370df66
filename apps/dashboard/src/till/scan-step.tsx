import { useEffect, useRef, useState } from 'preact/hooks'
import { formatBaht } from '../format/money.ts'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { Camera } from './camera.tsx'
import { type Charged, chargeOnce, findCharge, type Lost, type Sale } from './charge-once.ts'
import { CodeField } from './code-field.tsx'
import { LostAnswer } from './lost-answer.tsx'
import { makeOrder, type Order, type Shop } from './order.ts'
import { TestCodes } from './test-codes.tsx'

/** Takes the payer's code, and charges it. */
export function ScanStep(props: {
  readonly satang: number
  readonly shop: Shop
  readonly onCharged: (sale: Sale) => void
  readonly onBack: () => void
}) {
  const { satang, shop, onCharged, onBack } = props
  const { omise, live } = useClients()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [lost, setLost] = useState<Lost | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const action = useAction()
  const text = messages.till.scan
  useEffect(() => {
    input.current?.focus()
    scrollTo(0, 0)
  }, [])

  async function take(work: () => Promise<Charged>): Promise<void> {
    if (action.busy) return
    setLost(undefined)
    await action.run(async () => {
      const charged = await work()
      if (charged.is === 'none' || charged.is === 'unknown') setLost(charged)
      else onCharged(charged)
    })
  }

  function charge(scanned: string): void {
    // A code is shown in groups, which a person may copy along.
    const barcode = scanned.replace(/[\s-]/g, '')
    setCode(barcode)
    setProblem(barcode === '' ? text.missing : undefined)
    if (barcode === '') input.current?.focus()
    else void send(makeOrder(shop, { amount: satang, barcode }))
  }

  async function send(order: Order): Promise<void> {
    await take(() => chargeOnce({ omise, live }, order))
    // For the next try: it is still there only where the charge was refused.
    input.current?.select()
  }

  return (
    <section class="panel till-step">
      <h1>
        <Sentence text={text.heading} parts={{ amount: formatBaht(satang) }} />
      </h1>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          charge(code)
        }}
      >
        <CodeField code={code} problem={problem} input={input} onCode={setCode} />
        <Button kind="main" type="submit" busy={action.busy}>
          {action.busy ? text.charging : text.charge}
        </Button>
      </form>
      <Failure of={action.failure} />
      {lost && (
        <LostAnswer
          lost={lost}
          onCheck={() => void take(() => findCharge(omise, lost.order, lost.failure))}
          onCharge={() => void send(lost.order)}
        />
      )}
      <Camera onCode={charge} />
      <TestCodes onCode={charge} />
      <div>
        <Button onClick={onBack}>{text.changeAmount}</Button>
      </div>
    </section>
  )
}
