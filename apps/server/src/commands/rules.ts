import type { ControlWire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { type ClientFlags, clientCommand, connect } from '../cli/client-command.ts'
import { parseObject } from '../cli/json-argument.ts'
import { note, show, showList } from '../cli/output.ts'
import type { Columns } from '../cli/table.ts'

type Rule = ControlWire['Rule']

const example = '{"match":{"store_id":"BJ_ZZ_001"},"outcome":"failed","times":3}'
const expected = { what: 'The rule', remedy: `Use one such as ${example}` }

export function addRules(program: Command): void {
  const rules = program
    .command('rules')
    .description('Say what payers of the charges that match do.')
  clientCommand(rules, 'list', 'List rules, in the order in which they are tried.').action(
    async (flags: ClientFlags) => {
      const control = await connect(flags)
      await showList(flags, (await control.rules.list()).data, columns)
    },
  )
  clientCommand(rules, 'add', 'Add a rule.')
    .argument('<json>', example)
    .action(async (json: string, flags: ClientFlags) => {
      // Whether it is a rule, the sandbox checks.
      const rule = parseObject(json, expected) as unknown as ControlWire['RuleRequest']
      const control = await connect(flags)
      await show(flags, await control.rules.add(rule), ({ id }) => id)
    })
  clientCommand(rules, 'remove <rule>', 'Take one rule away.').action(
    async (rule: string, flags: ClientFlags) => {
      const control = await connect(flags)
      await control.rules.remove(rule)
      note(`The rule ${rule} is gone.`)
    },
  )
  clientCommand(rules, 'clear', 'Take all rules away.').action(async (flags: ClientFlags) => {
    const control = await connect(flags)
    await control.rules.clear()
    note('There are no rules.')
  })
}

const columns: Columns<Rule> = {
  rule: ({ id }) => id,
  order: ({ order }) => order,
  match: ({ match }) => JSON.stringify(match),
  outcome: ({ outcome, failure_code, after }) =>
    [outcome, failure_code, after && `after ${after}`].filter(Boolean).join(' '),
  used: ({ times_used }) => times_used,
  left: ({ times_left }) => times_left,
  expires: ({ expires_at }) => expires_at,
}
