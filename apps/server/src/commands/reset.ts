import type { Command } from 'commander'
import { type ClientFlags, clientCommand, connect } from '../cli/client-command.ts'
import { note } from '../cli/output.ts'

export function addReset(program: Command): void {
  clientCommand(program, 'reset', 'Empty the account to what it was when new.').action(
    async (flags: ClientFlags) => {
      const control = await connect(flags)
      await control.reset()
      note('The account is empty.')
    },
  )
}
