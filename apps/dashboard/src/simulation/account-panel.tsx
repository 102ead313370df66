import { touches } from '../live/live-update.ts'
import { useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { hasStores } from '../methods/payment-method.ts'
import { useMethods } from '../methods/use-methods.ts'
import { useClients } from '../session/use-clients.ts'
import { Panel } from '../ui/panel.tsx'
import { WhenLoaded } from '../ui/when-loaded.tsx'
import { AccountCountry } from './account-country.tsx'
import { DefaultPayer } from './default-payer.tsx'
import { DefaultStore } from './default-store.tsx'
import { EnabledMethods } from './enabled-methods.tsx'
import { VoidCutoff } from './void-cutoff.tsx'

const { account: text } = messages.simulation

/** What holds for the account when nothing else says so. */
export function AccountPanel() {
  const { control } = useClients()
  const settings = useLive('account', control.account.getSettings, (update) =>
    touches(update, 'account'),
  )
  const methods = useMethods()
  return (
    <Panel title={text.title} lead={text.lead}>
      <WhenLoaded of={settings}>
        {(value) => (
          <WhenLoaded of={methods}>
            {(list) => (
              <div class="sim-account">
                <AccountCountry settings={value} />
                <EnabledMethods methods={list} />
                <DefaultPayer now={value.default_outcome} methods={list} />
                {list.some(hasStores) && <DefaultStore now={value.default_store ?? undefined} />}
                <VoidCutoff now={value.void_cutoff} />
              </div>
            )}
          </WhenLoaded>
        )}
      </WhenLoaded>
    </Panel>
  )
}
