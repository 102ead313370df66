import { useLocation } from 'preact-iso'
import { messages } from '../messages/messages.ts'
import { paths, sandboxUrl } from '../paths.ts'
import { session } from '../session/session.ts'
import { useClients } from '../session/use-clients.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { Code } from '../ui/code.tsx'
import { Panel } from '../ui/panel.tsx'
import { WindowLink } from '../ui/window-link.tsx'
import { curlOfFirstCharge, firstCharge } from './first-charge.ts'

/** What an account without charges shows: how to make the first. */
export function NoCharges() {
  const { omise } = useClients()
  const { route } = useLocation()
  const secretKey = session.value?.secretKey ?? ''
  const { empty } = messages.charges

  async function make(): Promise<void> {
    const charge = await omise.charges.create(firstCharge)
    route(paths.charge(charge.id))
  }

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
      <h3>{empty.atOnce}</h3>
      <p>{empty.atOnceLead}</p>
      <div class="row">
        <ActionButton kind="main" work={make}>
          {empty.make}
        </ActionButton>
      </div>
      <h3>{empty.byCode}</h3>
      <Code label={empty.byCode} text={curlOfFirstCharge(sandboxUrl, secretKey)} />
    </Panel>
  )
}
