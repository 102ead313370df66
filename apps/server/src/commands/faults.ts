import type { ControlWire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import type { Columns } from '../cli/table.ts'
import { addJsonList } from './json-list.ts'

export function addFaults(program: Command): void {
  addJsonList(program, 'faults', {
    description: 'Let calls or webhooks go wrong.',
    example: '{"on":"POST /charges","type":"commit-then-reset","times":1}',
    columns,
  })
}

const columns: Columns<ControlWire['Fault']> = {
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
