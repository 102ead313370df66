import { touches, useLive } from '../live/use-live.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { DefaultPayer } from './default-payer.tsx'
import { DefaultStore } from './default-store.tsx'
import { VoidCutoff } from './void-cutoff.tsx'

const { account: text } = messages.simulation

/** What holds for the account when nothing else says so. */
export function AccountPanel() {
  const { control } = useClients()
  const { value, failure, reload } = useLive('account', control.account.getSettings, (update) =>
    touches(update, 'account'),
  )
  const store = value?.default_store
  return (
    <Panel title={text.title} lead={text.lead}>
      <Failure of={failure} retry={reload} />
      {value === undefined ? (
        failure === undefined && <p>{messages.loading}</p>
      ) : (
        <div class="sim-account">
          <DefaultPayer now={value.default_outcome} />
          <DefaultStore now={store ?? undefined} />
          <VoidCutoff now={value.void_cutoff} />
        </div>
      )}
    </Panel>
  )
}
