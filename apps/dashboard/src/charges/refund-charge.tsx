import type { Charge } from '@omise-sandbox/client'
import { useState } from 'preact/hooks'
import { formatMoney, parseMoney } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { useForm } from '../ui/form.tsx'
import { Failure } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { refundableOf } from './charge-facts.ts'

/** Gives back all that is left of a paid charge, or a part, by the call that a shop makes. */
export function RefundCharge({ charge }: { readonly charge: Charge }) {
  const { omise } = useClients()
  const [text, setText] = useState('')
  const { currency } = charge
  const part = parseMoney(text, currency)
  const { tried, action, props } = useForm({
    isValid: part !== undefined,
    send: () => part !== undefined && refund(part),
  })
  const { actions } = messages.charges
  const units = messages.currencies[currency]
  const left = refundableOf(charge)

  async function refund(amount: number): Promise<void> {
    const done = actions.refundedNow(formatMoney(amount, currency))
    if (await action.run(() => omise.refunds.create(charge.id, { amount }), done)) setText('')
  }

  return (
    <form class="stack" {...props}>
      <div class="act">
        <TextField
          label={actions.refundAmount(units)}
          hint={actions.refundLeft(formatMoney(left, currency))}
          problem={tried && part === undefined ? actions.refundProblem(units) : undefined}
          inputMode="decimal"
          value={text}
          onChange={setText}
        />
        <Button type="submit" busy={action.busy}>
          {actions.refundPart}
        </Button>
      </div>
      <div class="row">
        <Button busy={action.busy} onClick={() => void refund(left)}>
          {actions.refundAll(formatMoney(left, currency))}
        </Button>
      </div>
      <Failure of={action.failure} />
    </form>
  )
}
