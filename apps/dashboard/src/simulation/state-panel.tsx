import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { accountOf } from '../session/account-name.ts'
import { session } from '../session/session.ts'
import { useClients } from '../session/use-clients.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Confirm } from './confirm.tsx'
import { download } from './download.ts'
import { ImportState } from './import-state.tsx'

const { state: text } = messages.simulation.account

/** Everything of the account: out to a file, in from one, or gone. */
export function StatePanel() {
  const { control, clock } = useClients()
  const action = useAction()
  const [asks, setAsks] = useState(false)

  async function exportState(): Promise<void> {
    const state = await control.state.export()
    const account = accountOf(session.value?.secretKey) || 'account'
    download(`${account}.omise-sandbox.json`, JSON.stringify(state))
  }

  async function reset(): Promise<void> {
    await control.reset()
    clock.take(await control.clock.now())
  }

  return (
    <Panel title={text.title} lead={text.lead}>
      <div class="row">
        <Button busy={action.busy} onClick={() => void action.run(exportState, text.exported)}>
          {text.export}
        </Button>
        <p class="hint sim-beside">{text.exportHint}</p>
      </div>
      <Failure of={action.failure} />
      <ImportState />
      <div class="row">
        <Button kind="danger" onClick={() => setAsks(true)}>
          {text.reset}
        </Button>
        <p class="hint sim-beside">{text.resetHint}</p>
      </div>
      {asks && (
        <Confirm
          title={text.askReset.title}
          confirm={text.askReset.confirm}
          done={text.wasReset}
          work={reset}
          onClose={() => setAsks(false)}
        >
          <p>{text.askReset.lead}</p>
          <ul class="sim-lost">
            {text.askReset.lost.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
          <p>{text.askReset.kept}</p>
        </Confirm>
      )}
    </Panel>
  )
}
