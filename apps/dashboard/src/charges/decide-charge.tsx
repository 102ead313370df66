import type { ControlWire } from '@omise-sandbox/api'
import type { Charge } from '@omise-sandbox/client'
import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { type FailureCode, methodOf, type SourceType } from '../methods/payment-method.ts'
import { useMethods } from '../methods/use-methods.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { FailureCodeChoice } from '../ui/failure-code-choice.tsx'
import { Failure } from '../ui/notice.tsx'

/** Decides what the payer of a pending charge does, at once. */
export function DecideCharge({ charge }: { readonly charge: Charge }) {
  const { control } = useClients()
  const action = useAction()
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
      <FailWithCode
        type={charge.source.type}
        busy={action.busy}
        onFail={(code) => decide({ outcome: 'failed', failure_code: code }, actions.failed(code))}
      />
      <Failure of={action.failure} />
    </div>
  )
}

/** Lets it fail with one of the codes that its payment method has. */
function FailWithCode(props: {
  readonly type: SourceType
  readonly busy: boolean
  readonly onFail: (code: FailureCode) => void
}) {
  const { type, busy, onFail } = props
  const methods = useMethods()
  const [chosen, choose] = useState<FailureCode | undefined>(undefined)
  const codes = (methods.value && methodOf(methods.value, type)?.failure_codes) ?? []
  const code = chosen ?? codes[0]
  const { actions } = messages.charges
  if (code === undefined) return <Failure of={methods.failure} retry={methods.reload} />
  return (
    <div class="act">
      <FailureCodeChoice label={actions.failureCode} codes={codes} value={code} onChange={choose} />
      <Button kind="danger" busy={busy} onClick={() => onFail(code)}>
        {actions.fail}
      </Button>
    </div>
  )
}
