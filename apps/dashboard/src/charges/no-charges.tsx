import { useLocation } from 'preact-iso'
import { formatMoney } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import { firstIn, type PaymentMethod } from '../methods/payment-method.ts'
import { useMethods } from '../methods/use-methods.ts'
import { paths, sandboxUrl } from '../paths.ts'
import { session } from '../session/session.ts'
import { useClients } from '../session/use-clients.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { Code } from '../ui/code.tsx'
import { Panel } from '../ui/panel.tsx'
import { WhenLoaded } from '../ui/when-loaded.tsx'
import { WindowLink } from '../ui/window-link.tsx'
import { curlOfFirstCharge, firstChargeOf } from './first-charge.ts'

/** What an account without charges shows: how to make the first. */
export function NoCharges() {
  const methods = useMethods()
  const { empty } = messages.charges
  return (
    <Panel title={empty.title} lead={empty.lead}>
      <h3>{empty.byHand}</h3>
      <p>{empty.byHandLead}</p>
      <div class="row">
        <WindowLink class="button" href={paths.phone}>
          {empty.openPhone}
        </WindowLink>
        <WindowLink class="button" href={paths.till}>
          {empty.openTill}
        </WindowLink>
      </div>
      <WhenLoaded of={methods}>{(value) => <FirstCharge method={firstIn(value)} />}</WhenLoaded>
    </Panel>
  )
}

/** Makes one without a till: here, or by a command. */
function FirstCharge({ method }: { readonly method: PaymentMethod }) {
  const { omise } = useClients()
  const { route } = useLocation()
  const secretKey = session.value?.secretKey ?? ''
  const { empty } = messages.charges
  const first = firstChargeOf(method)

  async function make(): Promise<void> {
    const charge = await omise.charges.create(first)
    route(paths.charge(charge.id))
  }

  return (
    <>
      <h3>{empty.atOnce}</h3>
      <p>{empty.atOnceLead(formatMoney(first.amount, first.currency), method.wallet)}</p>
      <div class="row">
        <ActionButton kind="main" work={make}>
          {empty.make}
        </ActionButton>
      </div>
      <h3>{empty.byCode}</h3>
      <Code label={empty.byCode} text={curlOfFirstCharge(method, sandboxUrl, secretKey)} />
    </>
  )
}
