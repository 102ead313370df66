import type { ControlWire, Wire } from '@omise-sandbox/api'
import { type Command, Option } from 'commander'
import { chargeStatuses } from '../cli/charge-statuses.ts'
import { type ClientFlags, clientCommand, connect, limitOption } from '../cli/client-command.ts'
import { money, units } from '../cli/money.ts'
import { note, show, showList } from '../cli/output.ts'
import { type Columns, facts } from '../cli/table.ts'
import { timelineTable } from './timeline.ts'

type Charge = Wire['Charge']

export function addCharges(program: Command): void {
  const charges = program
    .command('charges')
    .description('List charges, and decide what becomes of one.')
  clientCommand(charges, 'list', 'List charges, newest first.')
    .addOption(limitOption())
    .addOption(statusOption('only those that are'))
    .action(async (flags: ListFlags) => {
      const listed = await listCharges(flags)
      await showList(flags, listed, columnsIn(listed[0]?.currency ?? 'amount'))
    })
  clientCommand(charges, 'show <charge>', 'Show one charge, with its story.').action(showCharge)
  addOutcome(charges, { name: 'pay', description: 'Let the payer pay.', outcome: 'successful' })
  addOutcome(charges, {
    name: 'fail',
    description: 'Let the payment fail.',
    outcome: 'failed',
  }).option(
    '--code <code>',
    'why: a failure code of its payment method; the usual one when left out',
  )
  addOutcome(charges, { name: 'expire', description: 'Let it expire.', outcome: 'expired' })
}

interface ListFlags extends ClientFlags {
  readonly limit: number
  readonly status?: string
}

export function statusOption(description: string): Option {
  return new Option('--status <status>', description).choices(chargeStatuses)
}

/** An account has one currency, which heads its amounts. */
function columnsIn(currency: string): Columns<Charge> {
  return {
    charge: ({ id }) => id,
    status: ({ status }) => status,
    [currency]: ({ amount }) => units(amount),
    store: ({ source }) => source.store_id,
    created: ({ created_at }) => created_at,
    failure: ({ failure_code }) => failure_code ?? '',
  }
}

async function listCharges(flags: ListFlags): Promise<readonly Charge[]> {
  const { limit, status } = flags
  const { readOmise } = await import('../cli/imitated-api.ts')
  const order = 'reverse_chronological'
  const list = status
    ? await readOmise<{ readonly data: readonly Charge[] }>(flags, '/charges/search', {
        'filters[status]': status,
        per_page: limit,
        order,
      })
    : await readOmise<Wire['ChargeList']>(flags, '/charges', { limit, order })
  return list.data
}

async function showCharge(id: string, flags: ClientFlags): Promise<void> {
  const { readOmise, segment } = await import('../cli/imitated-api.ts')
  const path = `/charges/${segment('charge', id)}`
  const control = await connect(flags)
  // The story first: reading the charge is part of it too.
  const story = flags.json ? '' : timelineTable(await control.timeline.get(id))
  const charge = await readOmise<Charge>(flags, path)
  await show(flags, charge, () => `${describe(charge)}\n\n${story}`)
}

function describe(charge: Charge): string {
  const { source, currency, failure_code, failure_message, refunded_amount } = charge
  const store = [source.store_id, source.store_name, source.terminal_id].filter(Boolean).join(', ')
  return facts({
    charge: charge.id,
    status: charge.status,
    amount: money(charge.amount, currency),
    method: source.type,
    store: store || null,
    description: charge.description,
    created: charge.created_at,
    expires: charge.status === 'pending' ? charge.expires_at : null,
    paid: charge.paid_at,
    expired: charge.expired_at,
    failure: failure_code && `${failure_code}: ${failure_message}`,
    refunded: refunded_amount > 0 ? money(refunded_amount, currency) : null,
  })
}

interface OutcomeFlags extends ClientFlags {
  readonly after?: string
  readonly code?: string
}

type OutcomeName = ControlWire['Outcome']['outcome']

function addOutcome(
  charges: Command,
  {
    name,
    description,
    outcome,
  }: { readonly name: string; readonly description: string; readonly outcome: OutcomeName },
): Command {
  return clientCommand(charges, `${name} <charge>`, description)
    .option('--after <duration>', "later, on the account's clock: 500ms, 5s, 10m")
    .action((charge: string, flags: OutcomeFlags) => decide(charge, outcome, flags))
}

async function decide(id: string, outcome: OutcomeName, flags: OutcomeFlags): Promise<void> {
  const { after, code } = flags
  const control = await connect(flags)
  const charge = await control.charges.setOutcome(id, {
    outcome,
    // Which codes there are, the sandbox says when it refuses one.
    ...(code === undefined ? {} : { failure_code: code as ControlWire['FailureCode'] }),
    ...(after === undefined ? {} : { after }),
  })
  if (after !== undefined) note(`It becomes ${outcome} in ${after} on the account's clock.`)
  await show(
    flags,
    charge,
    ({ amount, currency, status }) => `${id}  ${status}  ${money(amount, currency)}`,
  )
}
