import '../styles/simulation.css'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'
import { Panel } from '../ui/panel.tsx'
import { AccountPanel } from './account-panel.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { FaultsPanel } from './faults-panel.tsx'
import { RulesPanel } from './rules-panel.tsx'
import { SnapshotsPanel } from './snapshots-panel.tsx'
import { StatePanel } from './state-panel.tsx'

const { title, lead, barcodes } = messages.simulation

/** What happens next to the account: its time, its payers, its faults, and what it holds. */
export function SimulationPage() {
  return (
    <Page title={title}>
      <p class="lead">{lead}</p>
      <ClockPanel />
      <RulesPanel />
      <FaultsPanel />
      <Panel title={barcodes.panel} lead={barcodes.panelLead}>
        <div class="row">
          <a class="button" href={paths.barcodes}>
            {barcodes.open}
          </a>
        </div>
      </Panel>
      <AccountPanel />
      <div class="columns">
        <SnapshotsPanel />
        <StatePanel />
      </div>
    </Page>
  )
}
