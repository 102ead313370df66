import type { Charge } from '@omise-sandbox/client'
import { useState } from 'preact/hooks'
import { formatBaht, parseBaht } from '../format/money.ts'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Failure } from '../ui/notice.tsx'
import { refundableOf } from './charge-facts.ts'

/** Gives back all that is left of a paid charge, or a part, by the call that a shop makes. */
export function RefundCharge({ charge }: { readonly charge: Charge }) {
  const { omise } = useClients()
  const action = useAction()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const { actions } = messages.charges
  const left = refundableOf(charge)

  async function refund(amount: number): Promise<void> {
    const done = actions.refundedNow(formatBaht(amount))
    if (await action.run(() => omise.refunds.create(charge.id, { amount }), done)) setText('')
  }

  function refundPart(): void {
    const amount = parseBaht(text)
    action.clear()
    setProblem(amount === undefined ? actions.refundProblem : undefined)
    if (amount !== undefined) void refund(amount)
  }

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        refundPart()
      }}
    >
      <div class="act">
        <Field
          label={actions.refundAmount}
          hint={actions.refundLeft(formatBaht(left))}
          problem={problem}
        >
          {(input) => (
            <input
              {...input}
              value={text}
              inputMode="decimal"
              autocomplete="off"
              onInput={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
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
