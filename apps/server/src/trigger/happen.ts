import type { Control, ControlWire, Wire } from '@omise-sandbox/api'
import type { ClientFlags } from '../cli/client-command.ts'
import type { EventKey } from '../cli/event-keys.ts'
import { askOmise, type OmiseCall, readOmise, segment } from '../cli/imitated-api.ts'
import { checkAnswer } from '../cli/not-a-sandbox.ts'
import { methodNamed, methodsOf, sampleCharge } from '../cli/sample-charge.ts'
import { UsageError } from '../cli/usage-error.ts'

export interface TriggerFlags extends ClientFlags {
  /** A failure code, or true for the sandbox's usual one. */
  readonly failed?: string | true
  /** In subunits; undefined for the usual, or what is left to refund. */
  readonly amount?: string
  /** To act on, in place of a new one. */
  readonly charge?: string
  /** The payment method of the new charge; the account's first when left out. */
  readonly method?: string
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

const pay = { method: 'POST', path: '/mark_as_paid' } as const
const expire = { method: 'POST', path: '/expire' } as const
const update = {
  method: 'PATCH',
  path: '',
  form: { description: 'Changed by omise-sandbox trigger' },
} as const

/** Makes an event happen to a charge of its own. */
export async function happenToNew(
  key: EventKey,
  how: { readonly flags: TriggerFlags; readonly control: Control },
): Promise<Happened> {
  const { flags, control } = how
  const form = await formOf(flags, control)
  const { prefer, calls, status } = causeOf(key, form.amount, flags)
  const { object, id } = await askOmise<Wire['Charge']>(flags, {
    ...{ method: 'POST', path: '/charges', form, prefer },
  })
  checkAnswer(object === 'charge' && typeof id === 'string', flags, 'the charge that was made')
  for (const call of calls) await callOn(id, call, flags)
  return { charge: id, status }
}

/** The charge to make: by the payment method that is named, of the amount that is. */
async function formOf(flags: TriggerFlags, control: Control) {
  const sample = sampleCharge(methodNamed(flags.method, await methodsOf(control, flags)))
  return { ...sample, amount: flags.amount ?? sample.amount }
}

/** @param amount what a refund gives back */
function causeOf(key: EventKey, amount: string, { failed }: TriggerFlags): Cause {
  const prefer = 'outcome=manual'
  switch (key) {
    case 'charge.create':
      return { prefer, calls: [], status: 'pending' }
    case 'charge.complete':
      if (failed === undefined) return { prefer, calls: [pay], status: 'successful' }
      return {
        prefer: ['outcome=failed', ...failureOf(failed), 'after=0s'].join(';'),
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

function failureOf(failed: string | true): readonly string[] {
  return failed === true ? [] : [`failure_code=${failed}`]
}

function refundOf(amount: string) {
  return { method: 'POST', path: '/refunds', form: { amount } } as const
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
    const { failed } = flags
    await control.charges.setOutcome(charge, {
      outcome: 'failed',
      // Which codes there are, the sandbox says when it refuses one.
      ...(failed === true ? {} : { failure_code: failed as ControlWire['FailureCode'] }),
    })
    return { charge, status: 'failed' }
  }
  const { amount = String(found.amount - found.refunded_amount) } = flags
  const cause = causeOf(key, amount, flags)
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
