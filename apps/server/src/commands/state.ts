import type { ControlWire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { type ClientFlags, clientCommand, connect, withControl } from '../cli/client-command.ts'
import { nameOf, readInput } from '../cli/input.ts'
import { parseObject } from '../cli/json-argument.ts'
import { note, print } from '../cli/output.ts'
import { writeNamed } from '../cli/write-named.ts'

interface ExportFlags extends ClientFlags {
  readonly redact?: true
}

export function addState(program: Command): void {
  const state = program.command('state').description('Keep everything of the account as JSON.')
  clientCommand(state, 'export [file]', 'Write it to a file, or to stdout.')
    .option('--redact', 'leave out secrets, whole codes, queries of URLs and answers of receivers')
    .action(
      withControl(async (control, flags: ExportFlags, file: string = '-') => {
        const state = await control.state.export(flags.redact ? { redact: 'secrets' } : {})
        const text = `${JSON.stringify(state)}\n`
        if (file === '-') await print(text)
        else await writeNamed(file, text)
        if (file !== '-') note(`The state is kept in ${file}.`)
      }),
    )
  clientCommand(state, 'import <file>', 'Replace the account by it; - reads stdin.').action(
    async (file: string, flags: ClientFlags) => {
      // Whether it is a state, the sandbox checks.
      const value = parseObject(String(await readInput(file)), {
        what: nameOf(file),
        remedy: 'Use what omise-sandbox state export has written.',
      }) as unknown as ControlWire['ImportedState']
      const control = await connect(flags)
      await control.state.import(value)
      note(`The account is as ${nameOf(file)} says.`)
    },
  )
}
