import type { Control, ControlWire, Wire } from '@omise-sandbox/api'
import type { ClientFlags } from '../cli/client-command.ts'
import type { EventKey } from '../cli/event-keys.ts'
import { askOmise, type OmiseCall, readOmise, segment } from '../cli/imitated-api.ts'
import { checkAnswer } from '../cli/not-a-sandbox.ts'
import { UsageError } from '../cli/usage-error.ts'

export interface TriggerFlags extends ClientFlags {
  /** A failure code, or true for the usual one. */
  readonly failed?: string | true
  /** In satang; undefined for the usual, or what is left to refund. */
  readonly amount?: string
  /** To act on, in place of a new one. */
  readonly charge?: string
  readonly timeout: string
}

/** What an event happened to, and the charge's status then. */
interface Happened {
  readonly charge: string
  readonly status: ControlWire['ChargeStatus']
}

/** How an event comes about: a charge whose payer does as preferred, and calls about it. */
interface Cause {
  readonly prefer: string
  readonly calls: readonly Omit<OmiseCall, 'prefer'>[]
  readonly status: ControlWire['ChargeStatus']
}

const defaultAmount = '400000'
const pay = { method: 'POST', path: '/mark_as_paid' } as const
const expire = { method: 'POST', path: '/expire' } as const
const update = {
  method: 'PATCH',
  path: '',
  form: { description: 'Changed by omise-sandbox trigger' },
} as const

/** Makes an event happen to a charge of its own. */
export async function happenToNew(key: EventKey, flags: TriggerFlags): Promise<Happened> {
  const { prefer, calls, status } = causeOf(key, flags)
  const { object, id } = await createCharge(flags, prefer)
  checkAnswer(object === 'charge' && typeof id === 'string', flags, 'the charge that was made')
  for (const call of calls) await callOn(id, call, flags)
  return { charge: id, status }
}

function causeOf(key: EventKey, { failed, amount = defaultAmount }: TriggerFlags): Cause {
  const prefer = 'outcome=manual'
  switch (key) {
    case 'charge.create':
      return { prefer, calls: [], status: 'pending' }
    case 'charge.complete':
      if (failed === undefined) return { prefer, calls: [pay], status: 'successful' }
      return {
        prefer: `outcome=failed;failure_code=${failureOf(failed)};after=0s`,
        calls: [],
        status: 'failed',
      }
    case 'charge.expire':
      return { prefer, calls: [expire], status: 'expired' }
    case 'charge.update':
      return { prefer, calls: [update], status: 'pending' }
    case 'refund.create':
      return { prefer, calls: [pay, refundOf(amount)], status: 'successful' }
  }
}

function failureOf(failed: string | true): string {
  return failed === true ? 'failed_processing' : failed
}

function refundOf(amount: string) {
  return { method: 'POST', path: '/refunds', form: { amount } } as const
}

function createCharge(flags: TriggerFlags, prefer: string): Promise<Wire['Charge']> {
  const form = {
    amount: flags.amount ?? defaultAmount,
    currency: 'THB',
    'source[type]': 'barcode_alipay',
    'source[barcode]': '1234567890',
    'source[store_id]': 'BJ_ZZ_001',
    'source[store_name]': 'Some Store',
  }
  return askOmise(flags, { method: 'POST', path: '/charges', form, prefer })
}

async function callOn(
  charge: string,
  { path, ...call }: Omit<OmiseCall, 'prefer'>,
  flags: TriggerFlags,
): Promise<void> {
  await askOmise(flags, { ...call, path: `/charges/${segment('charge', charge)}${path}` })
}

/** Makes an event happen to a charge that is there. Throws a {@link UsageError} where its status does not allow that. */
export async function happenTo(
  charge: string,
  how: { readonly key: EventKey; readonly flags: TriggerFlags; readonly control: Control },
): Promise<Happened> {
  const { key, flags, control } = how
  const found = await readOmise<Wire['Charge']>(flags, `/charges/${segment('charge', charge)}`)
  // Its status is one of these here; others belong to cards.
  const status = found.status as ControlWire['ChargeStatus']
  refuseStatus(charge, key, status)
  if (key === 'charge.complete' && flags.failed !== undefined) {
    const failure_code = failureOf(flags.failed) as ControlWire['FailureCode']
    await control.charges.setOutcome(charge, { outcome: 'failed', failure_code })
    return { charge, status: 'failed' }
  }
  const { amount = String(found.amount - found.refunded_amount) } = flags
  const cause = causeOf(key, { ...flags, amount })
  const [last] = cause.calls.slice(-1)
  if (last) await callOn(charge, last, flags)
  return { charge, status: needed(key) === 'pending' ? cause.status : status }
}

function refuseStatus(charge: string, key: EventKey, status: ControlWire['ChargeStatus']): void {
  const wanted = needed(key)
  if (wanted === undefined || status === wanted) return
  throw new UsageError(
    `Charge ${charge} is ${status}, and ${key} happens to one that is ${wanted}. Name such a charge, or leave --charge out.`,
  )
}

/** Undefined where any will do. */
function needed(key: EventKey): ControlWire['ChargeStatus'] | undefined {
  if (key === 'charge.complete' || key === 'charge.expire') return 'pending'
  return key === 'refund.create' ? 'successful' : undefined
}
