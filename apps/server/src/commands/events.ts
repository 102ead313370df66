import type { Control, ControlWire, Wire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { isDelivered } from '../answer.ts'
import { type ClientFlags, clientCommand, connect, limitOption } from '../client-command.ts'
import { exitCodes } from '../exit-codes.ts'
import { checkAnswer } from '../not-a-sandbox.ts'
import { note, showList } from '../output.ts'
import type { Columns } from '../table.ts'
import { deliveryColumns, whyNotDelivered } from './deliveries.ts'
import type { Finished } from './finished.ts'

interface ListFlags extends ClientFlags {
  readonly charge?: string
  readonly limit: number
}

type Event = Wire['Event']

export function addEvents(program: Command, finished: Finished): void {
  const events = program.command('events').description('List events, and send them again.')
  clientCommand(events, 'list', 'List events, newest first.')
    .addOption(limitOption())
    .option('--charge <charge>', "only this charge's")
    .action(async (flags: ListFlags) => showList(flags, await listEvents(flags), columns))
  clientCommand(events, 'resend <id>', 'Send a delivery again, or an event to all its endpoints.')
    .addHelpText('after', '\nExits 0 when all it sent was delivered, else 1.')
    .action(async (id: string, flags: ClientFlags) => finished(await resend(id, flags)))
  clientCommand(events, 'recover', 'Send again what failed or was dropped, the oldest first.')
    .option('--since <time>', "of the account's clock: 2026-01-01T00:00:00Z")
    .option('--all', 'what was delivered too')
    .addHelpText('after', '\nExits 0 when all it sent was delivered, else 1.')
    .action(async (flags: RecoverFlags) =>
      finished(await sendAgain(flags, ({ recover }) => recover(recoveryOf(flags)))),
    )
}

interface RecoverFlags extends ClientFlags {
  readonly since?: string
  readonly all?: boolean
}

function recoveryOf({ since, all }: RecoverFlags): ControlWire['Recovery'] {
  return { ...(since === undefined ? {} : { since }), which: all ? 'all' : 'failed' }
}

async function resend(id: string, flags: ClientFlags): Promise<number> {
  return sendAgain(flags, async (deliveries) => {
    const resent = await deliveries.resend(id)
    const isOfId = resent.data?.every((one) => one.id === id || one.event === id) ?? false
    checkAnswer(isOfId && resent.data.length > 0, flags, `what was sent of ${id}`)
    return resent
  })
}

/** Sends again, shows what was sent, and says which of it was not delivered. */
async function sendAgain(
  flags: ClientFlags,
  send: (deliveries: Control['deliveries']) => Promise<ControlWire['Resent']>,
): Promise<number> {
  const { deliveries } = await connect(flags)
  const { data } = await send(deliveries)
  checkAnswer(Array.isArray(data), flags, 'a list of deliveries')
  await showList(flags, data, deliveryColumns)
  const vain = data.filter((delivery) => !isDelivered(delivery))
  for (const delivery of vain) note(whyNotDelivered(delivery))
  return vain.length === 0 ? exitCodes.ok : exitCodes.checkFailed
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
  const { readOmise, segment } = await import('../imitated-api.ts')
  const path = charge === undefined ? '/events' : `/charges/${segment('charge', charge)}/events`
  const query = { limit, order: 'reverse_chronological' }
  return (await readOmise<Wire['EventList']>(flags, path, query)).data
}
