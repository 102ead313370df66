import type { Command } from 'commander'
import { addStartSettings, readStartSettings } from '../settings/command-settings.ts'
import type { Finished } from './finished.ts'

/** The group of the help that has what is about the server and this command. */
export const serverGroup = 'The server, and its tools:'

/** With `isDefault`, flags without a command start too. */
export function addStart(program: Command, finished: Finished, isDefault: boolean): void {
  const command = program
    .command('start', { isDefault })
    .helpGroup(serverGroup)
    .description('Run the sandbox until it is stopped; the default command.')
  addStartSettings(command).action(async () => {
    const { values } = readStartSettings(command)
    // Commands that talk to a running sandbox need not load one.
    const { start } = await import('../start/start.ts')
    finished(await start(values))
  })
}
