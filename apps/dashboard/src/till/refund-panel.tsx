import type { Charge } from '@omise-sandbox/client'
import { useId, useRef, useState } from 'preact/hooks'
import { type Currency, formatMoney, parseMoney } from '../format/money.ts'
import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Form, useForm } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { refundOnce } from './refund-once.ts'

const text = messages.till.refund

/** What was paid and given back, and what gives back more of it. */
export function RefundPanel(props: { readonly charge: Charge; readonly onRefunded: () => void }) {
  const { charge, onRefunded } = props
  const left = charge.amount - charge.refunded_amount
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()

  function refunded(): void {
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
        <RefundForm
          charge={charge.id}
          currency={charge.currency}
          left={left}
          onRefunded={refunded}
        />
      )}
    </section>
  )
}

/** Gives back all that is left, or a part of it. */
function RefundForm(props: {
  readonly charge: string
  readonly currency: Currency
  /** In subunits. */
  readonly left: number
  readonly onRefunded: () => void
}) {
  const { charge, currency, left, onRefunded } = props
  const { omise } = useClients()
  const [typed, setTyped] = useState<{ readonly amount: string; readonly left: number }>()
  // What was typed stands until there is less to give back.
  const amount = typed?.left === left ? typed.amount : (left / 100).toFixed(2)
  const subunits = parseMoney(amount, currency)
  const form = useForm({
    isValid: subunits !== undefined,
    send: () => subunits !== undefined && refund(subunits),
  })

  async function refund(part: number): Promise<void> {
    const done = text.done(formatMoney(part, currency))
    if (await form.action.run(() => refundOnce(omise, charge, part), done)) onRefunded()
  }

  return (
    <Form of={form} submit={text.refund} kind="plain">
      <p>{text.lead(formatMoney(left, currency))}</p>
      <TextField
        label={text.amount(messages.currencies[currency])}
        hint={text.hint}
        problem={form.tried && subunits === undefined ? messages.till.amount.invalid : undefined}
        inputMode="decimal"
        value={amount}
        onChange={(written) => setTyped({ amount: written, left })}
      />
    </Form>
  )
}

function Refunds({ charge }: { readonly charge: Charge }) {
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
            <strong>{formatMoney(amount, charge.currency)}</strong>
            <span class="soft">{formatTime(created_at)}</span>
            {voided && <span class="badge">{text.void}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
