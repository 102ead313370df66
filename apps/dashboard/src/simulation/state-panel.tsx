import { messages } from '../messages/messages.ts'
import { accountOf } from '../session/account-name.ts'
import { session } from '../session/session.ts'
import { useClients } from '../session/use-clients.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { ConfirmButton } from '../ui/confirm.tsx'
import { Panel } from '../ui/panel.tsx'
import { download } from './download.ts'
import { ImportState } from './import-state.tsx'

const { state: text } = messages.simulation.account

/** Everything of the account: out to a file, in from one, or gone. */
export function StatePanel() {
  const { control } = useClients()

  async function exportState(): Promise<void> {
    const state = await control.state.export()
    const account = accountOf(session.value?.secretKey) || 'account'
    download(`${account}.omise-sandbox.json`, JSON.stringify(state))
  }

  return (
    <Panel title={text.title} lead={text.lead}>
      <div class="row">
        <ActionButton work={exportState} done={text.exported}>
          {text.export}
        </ActionButton>
        <p class="hint sim-beside">{text.exportHint}</p>
      </div>
      <ImportState />
      <div class="row">
        <Reset />
        <p class="hint sim-beside">{text.resetHint}</p>
      </div>
    </Panel>
  )
}

function Reset() {
  const { control, clock } = useClients()
  const { title, confirm, lead, lost, kept } = text.askReset

  async function reset(): Promise<void> {
    await control.reset()
    clock.take(await control.clock.now())
  }

  return (
    <ConfirmButton
      kind="danger"
      label={text.reset}
      title={title}
      confirm={confirm}
      done={text.wasReset}
      work={reset}
    >
      <p>{lead}</p>
      <ul class="sim-lost">
        {lost.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p>{kept}</p>
    </ConfirmButton>
  )
}
