import type { Wire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { type ListFlags, listCommand } from '../cli/client-command.ts'
import { showList } from '../cli/output.ts'
import type { Columns } from '../cli/table.ts'
import type { Finished } from './finished.ts'
import { addResend } from './send-again.ts'

type Event = Wire['Event']

export function addEvents(program: Command, finished: Finished): void {
  const events = program.command('events').description('List events, and send them again.')
  listCommand(events, 'list', 'List events, newest first.').action(async (flags: ListFlags) =>
    showList(flags, await listEvents(flags), columns),
  )
  addResend(events, { description: 'Send an event again to all its endpoints.', finished })
}

const columns: Columns<Event> = {
  event: ({ id }) => id,
  key: ({ key }) => key,
  charge: ({ data }) => chargeOf(data),
  created: ({ created_at }) => created_at,
}

function chargeOf(data: Event['data']): string {
  if (data.object === 'charge') return data.id
  return typeof data.charge === 'string' ? data.charge : data.charge.id
}

async function listEvents(flags: ListFlags): Promise<readonly Event[]> {
  const { charge, limit } = flags
  const { readOmise, segment } = await import('../cli/imitated-api.ts')
  const path = charge === undefined ? '/events' : `/charges/${segment('charge', charge)}/events`
  const query = { limit, order: 'reverse_chronological' }
  return (await readOmise<Wire['EventList']>(flags, path, query)).data
}
