import { useLocation } from 'preact-iso'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { paths, sandboxUrl } from '../paths.ts'
import { session } from '../session/session.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Code } from '../ui/code.tsx'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { WindowLink } from '../ui/window-link.tsx'
import { curlOfFirstCharge, firstCharge } from './first-charge.ts'

/** What an account without charges shows: how to make the first. */
export function NoCharges() {
  const { omise } = useClients()
  const { route } = useLocation()
  const action = useAction()
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
        <Button kind="main" busy={action.busy} onClick={() => void action.run(make)}>
          {empty.make}
        </Button>
      </div>
      <Failure of={action.failure} />
      <h3>{empty.byCode}</h3>
      <Code label={empty.byCode} text={curlOfFirstCharge(sandboxUrl, secretKey)} />
    </Panel>
  )
}
