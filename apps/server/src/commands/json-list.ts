import type { Command } from 'commander'
import { clientCommand, withControl } from '../cli/client-command.ts'
import { parseObject } from '../cli/json-argument.ts'
import { note, show, showList } from '../cli/output.ts'
import type { Columns } from '../cli/table.ts'

/** `rules list`, `rules add <json>`, `rules remove <rule>` and `rules clear`, or those of faults. */
export function addJsonList(
  program: Command,
  list: 'rules' | 'faults',
  of: { readonly description: string; readonly example: string; readonly columns: Columns<never> },
): void {
  const parent = program.command(list).description(of.description)
  const one = list.slice(0, -1)
  const expected = { what: `The ${one}`, remedy: `Use one such as ${of.example}` }
  clientCommand(parent, 'list', `List ${list}, in the order in which they are tried.`).action(
    withControl(async (control, flags) => {
      await showList(flags, (await control[list].list()).data as never[], of.columns)
    }),
  )
  clientCommand(parent, 'add', `Add a ${one}.`)
    .argument('<json>', of.example)
    .action(
      withControl(async (control, flags, json: string) => {
        // Whether it is one, the sandbox checks.
        await show(
          flags,
          await control[list].add(parseObject(json, expected) as never),
          ({ id }) => id,
        )
      }),
    )
  clientCommand(parent, `remove <${one}>`, `Take one ${one} away.`).action(
    withControl(async (control, _flags, id: string) => {
      await control[list].remove(id)
      note(`The ${one} ${id} is gone.`)
    }),
  )
  clientCommand(parent, 'clear', `Take all ${list} away.`).action(
    withControl(async (control) => {
      await control[list].clear()
      note(`There are no ${list}.`)
    }),
  )
}
