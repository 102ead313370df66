import type { Command } from 'commander'
import { clientCommand, withControl } from '../cli/client-command.ts'
import { note } from '../cli/output.ts'

export function addReset(program: Command): void {
  clientCommand(program, 'reset', 'Empty the account to what it was when new.').action(
    withControl(async (control) => {
      await control.reset()
      note('The account is empty.')
    }),
  )
}
