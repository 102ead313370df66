import type { ControlWire } from '@omise-sandbox/api'
import type { Charge } from '@omise-sandbox/client'
import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { FailureCodeChoice } from '../ui/failure-code-choice.tsx'
import { Failure } from '../ui/notice.tsx'

type FailureCode = ControlWire['FailureCode']

/** Decides what the payer of a pending charge does, at once. */
export function DecideCharge({ charge }: { readonly charge: Charge }) {
  const { control } = useClients()
  const action = useAction()
  const [code, setCode] = useState<FailureCode>('payment_cancelled')
  const { actions } = messages.charges
  const decide = (outcome: ControlWire['Outcome'], done: string) =>
    void action.run(() => control.charges.setOutcome(charge.id, outcome), done)

  return (
    <div class="stack">
      <div class="row">
        <Button
          kind="main"
          busy={action.busy}
          onClick={() => decide({ outcome: 'successful' }, actions.paid)}
        >
          {actions.pay}
        </Button>
        <Button busy={action.busy} onClick={() => decide({ outcome: 'expired' }, actions.expired)}>
          {actions.expire}
        </Button>
      </div>
      <div class="act">
        <FailureCodeChoice label={actions.failureCode} value={code} onChange={setCode} />
        <Button
          kind="danger"
          busy={action.busy}
          onClick={() => decide({ outcome: 'failed', failure_code: code }, actions.failed(code))}
        >
          {actions.fail}
        </Button>
      </div>
      <Failure of={action.failure} />
    </div>
  )
}
