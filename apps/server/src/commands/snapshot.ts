import type { ControlWire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { clientCommand, withControl } from '../cli/client-command.ts'
import { note, show, showList } from '../cli/output.ts'
import type { Columns } from '../cli/table.ts'

type Snapshot = ControlWire['Snapshot']

export function addSnapshot(program: Command): void {
  const snapshot = program
    .command('snapshot')
    .description('Keep the account as it stands under a name, and bring it back.')
  clientCommand(snapshot, 'list', 'List what is kept.').action(
    withControl(async ({ snapshots }, flags) => {
      await showList(flags, (await snapshots.list()).data, columns)
    }),
  )
  clientCommand(snapshot, 'save <name>', 'Keep the account as it stands.').action(
    withControl(async ({ snapshots }, flags, name: string) => {
      await show(flags, await snapshots.save(name), snapshotWords)
    }),
  )
  clientCommand(snapshot, 'restore <name>', 'Bring the account back to it.').action(
    withControl(async ({ snapshots }, flags, name: string) => {
      await show(flags, await snapshots.restore(name), snapshotWords)
    }),
  )
  clientCommand(snapshot, 'delete <name>', 'Delete it.').action(
    withControl(async ({ snapshots }, _flags, name: string) => {
      await snapshots.delete(name)
      note(`The snapshot "${name}" is deleted.`)
    }),
  )
}

const columns: Columns<Snapshot> = {
  name: ({ name }) => name,
  at: ({ at }) => at,
  charges: ({ charges }) => charges,
}

function snapshotWords({ name, at, charges }: Snapshot): string {
  return `${name}  ${at}  ${charges} ${charges === 1 ? 'charge' : 'charges'}`
}
