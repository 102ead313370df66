import type { Charge } from '@omise-sandbox/client'
import { useState } from 'preact/hooks'
import { formatBaht, parseBaht } from '../format/money.ts'
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
  const part = parseBaht(text)
  const { tried, action, props } = useForm({
    isValid: part !== undefined,
    send: () => part !== undefined && refund(part),
  })
  const { actions } = messages.charges
  const left = refundableOf(charge)

  async function refund(amount: number): Promise<void> {
    const done = actions.refundedNow(formatBaht(amount))
    if (await action.run(() => omise.refunds.create(charge.id, { amount }), done)) setText('')
  }

  return (
    <form class="stack" {...props}>
      <div class="act">
        <TextField
          label={actions.refundAmount}
          hint={actions.refundLeft(formatBaht(left))}
          problem={tried && part === undefined ? actions.refundProblem : undefined}
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
          {actions.refundAll(formatBaht(left))}
        </Button>
      </div>
      <Failure of={action.failure} />
    </form>
  )
}
