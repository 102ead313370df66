import type { ControlWire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { type ClientFlags, clientCommand, connect } from '../cli/client-command.ts'
import { parseObject } from '../cli/json-argument.ts'
import { note, show, showList } from '../cli/output.ts'
import type { Columns } from '../cli/table.ts'

type Fault = ControlWire['Fault']

const example = '{"on":"POST /charges","type":"commit-then-reset","times":1}'
const expected = { what: 'The fault', remedy: `Use one such as ${example}` }

export function addFaults(program: Command): void {
  const faults = program.command('faults').description('Let calls or webhooks go wrong.')
  clientCommand(faults, 'list', 'List faults, in the order in which they are tried.').action(
    async (flags: ClientFlags) => {
      const control = await connect(flags)
      await showList(flags, (await control.faults.list()).data, columns)
    },
  )
  clientCommand(faults, 'add', 'Add a fault.')
    .argument('<json>', example)
    .action(async (json: string, flags: ClientFlags) => {
      // Whether it is a fault, the sandbox checks.
      const fault = parseObject(json, expected) as unknown as ControlWire['FaultRequest']
      const control = await connect(flags)
      await show(flags, await control.faults.add(fault), ({ id }) => id)
    })
  clientCommand(faults, 'remove <fault>', 'Take one fault away.').action(
    async (fault: string, flags: ClientFlags) => {
      const control = await connect(flags)
      await control.faults.remove(fault)
      note(`The fault ${fault} is gone.`)
    },
  )
  clientCommand(faults, 'clear', 'Take all faults away.').action(async (flags: ClientFlags) => {
    const control = await connect(flags)
    await control.faults.clear()
    note('There are no faults.')
  })
}

const columns: Columns<Fault> = {
  fault: ({ id }) => id,
  on: ({ on }) => on,
  type: ({ type }) => type,
  with: ({ delay, status, code, retry_after, events, match }) =>
    JSON.stringify({ delay, status, code, retry_after, events, match }),
  probability: ({ probability }) => probability,
  used: ({ times_used }) => times_used,
  left: ({ times_left }) => times_left,
  expires: ({ expires_at }) => expires_at,
}
