import type { Charge } from '@omise-sandbox/client'
import { messages } from '../messages/messages.ts'
import { sandboxUrl } from '../paths.ts'
import { session } from '../session/session.ts'
import { useClients } from '../session/use-clients.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { curlOf, pactOf, vitestOf } from './copy-as/index.ts'

/** Takes the charge elsewhere: to a terminal, a test, a contract, a ticket. */
export function ChargeCopies({ charge }: { readonly charge: Charge }) {
  const { control } = useClients()
  const { copies } = messages.charges
  const copyVitest = async () => vitestOf(charge, (await control.account.getSettings()).country)
  const secretKey = session.value?.secretKey ?? ''
  return (
    <Panel title={copies.title} lead={copies.lead}>
      <div class="row">
        <CopyButton
          kind="plain"
          label={copies.curl}
          text={() => curlOf(charge, { url: sandboxUrl, secretKey })}
        />
        <CopyButton kind="plain" label={copies.vitest} text={copyVitest} />
        <CopyButton kind="plain" label={copies.pact} text={() => pactOf(charge)} />
        <CopyButton
          kind="plain"
          label={copies.markdown}
          text={() => control.timeline.markdown(charge.id)}
        />
      </div>
    </Panel>
  )
}
