import type { ControlWire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import type { Columns } from '../cli/table.ts'
import { addJsonList } from './json-list.ts'

export function addRules(program: Command): void {
  addJsonList(program, 'rules', {
    description: 'Say what payers of the charges that match do.',
    example: '{"match":{"store_id":"BJ_ZZ_001"},"outcome":"failed","times":3}',
    columns,
  })
}

const columns: Columns<ControlWire['Rule']> = {
  rule: ({ id }) => id,
  order: ({ order }) => order,
  match: ({ match }) => JSON.stringify(match),
  outcome: ({ outcome, failure_code, after }) =>
    [outcome, failure_code, after && `after ${after}`].filter(Boolean).join(' '),
  used: ({ times_used }) => times_used,
  left: ({ times_left }) => times_left,
  expires: ({ expires_at }) => expires_at,
}
