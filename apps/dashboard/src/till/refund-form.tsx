import type { Charge } from '@omise-sandbox/client'
import { useId, useRef, useState } from 'preact/hooks'
import { formatBaht, parseBaht } from '../format/money.ts'
import { formatTime } from '../format/time.ts'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Failure, Notice } from '../ui/notice.tsx'
import { refundOnce } from './refund-once.ts'

/** Gives back what was paid, or a part of it. */
export function RefundForm(props: { readonly charge: Charge; readonly onRefunded: () => void }) {
  const { charge, onRefunded } = props
  const { omise } = useClients()
  const left = charge.amount - charge.refunded_amount
  const [typed, setTyped] = useState<{ readonly amount: string; readonly left: number }>()
  const heading = useRef<HTMLHeadingElement>(null)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const action = useAction()
  const id = useId()
  const text = messages.till.refund
  // What was typed stands until there is less to give back.
  const amount = typed?.left === left ? typed.amount : (left / 100).toFixed(2)

  async function refund(): Promise<void> {
    const satang = parseBaht(amount)
    action.clear()
    setProblem(satang === undefined ? messages.till.amount.invalid : undefined)
    if (satang === undefined) return
    const done = text.done(formatBaht(satang))
    if (!(await action.run(() => refundOnce(omise, charge.id, satang), done))) return
    // The form, which has the focus, may go.
    heading.current?.focus()
    onRefunded()
  }

  return (
    <section class="till-refund" aria-labelledby={id}>
      <h2 ref={heading} id={id} tabIndex={-1}>
        {text.heading}
      </h2>
      <Refunds charge={charge} />
      {left === 0 ? (
        <p>{text.all}</p>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void refund()
          }}
        >
          <p>{text.lead(formatBaht(left))}</p>
          <Field label={text.amount} hint={text.hint} problem={problem}>
            {(field) => (
              <input
                {...field}
                inputMode="decimal"
                autocomplete="off"
                value={amount}
                onInput={(event) => setTyped({ amount: event.currentTarget.value, left })}
              />
            )}
          </Field>
          <Failure of={action.failure} />
          <div>
            <Button type="submit" busy={action.busy}>
              {text.refund}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

function Refunds({ charge }: { readonly charge: Charge }) {
  const text = messages.till.refund
  const { data } = charge.refunds
  if (data.length === 0) return null
  const references = data.flatMap(({ metadata }) => metadata.reference ?? [])
  return (
    <>
      {new Set(references).size < references.length && (
        <Notice kind="warn">{text.sentAgain}</Notice>
      )}
      <ul class="till-refunds" aria-label={text.list}>
        {data.map(({ id, amount, created_at, voided }) => (
          <li key={id}>
            <strong>{formatBaht(amount)}</strong>
            <span class="soft">{formatTime(created_at)}</span>
            {voided && <span class="badge">{text.void}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
