import type { Command } from 'commander'
import { addStartSettings, readStartSettings } from '../settings/command-settings.ts'
import type { Finished } from './finished.ts'

/** With `isDefault`, flags without a command start too. */
export function addStart(program: Command, finished: Finished, isDefault: boolean): void {
  const command = program
    .command('start', { isDefault })
    .description('Run the sandbox until it is stopped; the default command.')
  addStartSettings(command).action(async () => {
    const { values } = readStartSettings(command)
    // Commands that talk to a running sandbox need not load one.
    const { start } = await import('../start/start.ts')
    finished(await start(values))
  })
}
