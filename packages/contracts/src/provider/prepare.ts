import type { Wire } from '@omise-sandbox/api'
import { type FailureCode, type MethodType, methodOf, methodTypes } from '@omise-sandbox/core'
import { stateDescriptions } from '../state-descriptions.ts'
import type { ChargeFacts, ProviderState, ProviderStates } from '../states.ts'
import { giveIds, goToTimeOf, idsIn } from './give-ids.ts'
import { makeCharge, sourceOf, useCurrency } from './make-charge.ts'
import { controlOf, OnlyInSandboxError, type Stage, StateError, type Values } from './stage.ts'

type Prepare<State extends ProviderState> = (
  stage: Stage,
  parameters: ProviderStates[State],
) => Promise<Values>

/** How each provider state is prepared, by calls that anybody could make. */
const prepared: { readonly [State in ProviderState]: Prepare<State> } = {
  'the account is empty': async (stage) => {
    controlOf(stage, '"the account is empty"')
    return {}
  },
  'a source is stored': async (stage, facts) => {
    const { amount = 400_000 } = facts
    const currency = await useCurrency(stage, facts)
    const source = await stage.client.sources.create({ amount, currency, ...sourceOf(facts) })
    return { source: source.id }
  },
  'a charge is pending': async (stage, facts) => valuesOf(await makeCharge(stage, facts)),
  'a charge was paid': async (stage, facts) => valuesOf(await paidCharge(stage, facts)),
  'a charge failed': async (stage, { failure_code = 'failed_processing', ...facts }) => {
    const source_type = facts.source_type ?? typeWith(failure_code)
    const { id } = await makeCharge(stage, { ...facts, source_type })
    if (!stage.control && failure_code !== 'failed_processing') {
      throw new OnlyInSandboxError(`A charge that failed with ${failure_code}`)
    }
    return valuesOf(await stage.client.charges.markAsFailed(id, { failure_code }))
  },
  'a charge expired': async (stage, facts) => {
    const { id } = await makeCharge(stage, facts)
    return valuesOf(await stage.client.charges.expire(id))
  },
  'a charge was updated': async (stage, { description = 'Table 7', ...facts }) => {
    const { id } = await makeCharge(stage, facts)
    return valuesOf(await stage.client.charges.update(id, { description }))
  },
  'a charge was refunded': async (stage, { refunded, ...facts }) => {
    const { id, amount } = await paidCharge(stage, facts)
    const refund = await stage.client.refunds.create(id, { amount: refunded ?? amount })
    return { ...valuesOf(await stage.client.charges.get(id)), refund: refund.id }
  },
  'there are charges': async (stage, { count = 3, amount = 400_000 }) => {
    if (!Number.isInteger(count) || count < 0 || count > 1000) {
      throw new StateError(`There cannot be ${count} charges. Use a whole number up to 1000.`)
    }
    for (let made = 0; made < count; made++) await makeCharge(stage, { amount })
    return {}
  },
  'a store is set for the account': async (stage, { store_id, store_name }) => {
    const control = controlOf(stage, '"a store is set for the account"')
    const id = store_id ?? 'BJ_ZZ_001'
    await control.account.updateSettings({
      default_store: { id, name: store_name ?? 'Some Store' },
    })
    return {}
  },
  'the API is out of order': async (stage, { status = 503 }) => {
    const control = controlOf(stage, '"the API is out of order"')
    await control.faults.add({ on: '*', type: 'status', status })
    return {}
  },
  'too many requests were made': async (stage, { retry_after = '3s' }) => {
    const control = controlOf(stage, '"too many requests were made"')
    await control.faults.add({ on: '*', type: 'rate-limit', retry_after })
    return {}
  },
  'the time is': async (stage, { at = '2025-01-01T00:00:00Z' }) => {
    await controlOf(stage, '"the time is"').clock.set(at)
    return {}
  },
  'a rule is set': async (stage, { failure_code = 'insufficient_balance' }) => {
    const control = controlOf(stage, '"a rule is set"')
    const rule = await control.rules.add({ outcome: 'failed', failure_code, times: 1 })
    return { rule: rule.id }
  },
  'a phone shows a code': async (stage) => {
    const { barcode } = await controlOf(stage, '"a phone shows a code"').phone.showCode()
    return { code: barcode }
  },
  'a fault is set': async (stage, { on = 'POST /charges' }) => {
    const control = controlOf(stage, '"a fault is set"')
    const fault = await control.faults.add({ on, type: 'commit-then-reset', times: 1 })
    return { fault: fault.id }
  },
  'a snapshot is kept': async (stage, { name = 'before-the-sale' }) => {
    await controlOf(stage, '"a snapshot is kept"').snapshots.save(name)
    return { name }
  },
  'a webhook was sent': async (stage, facts) => {
    const control = controlOf(stage, '"a webhook was sent"')
    await control.webhooks.update({ url: 'sandbox:inbox' })
    const values = valuesOf(await makeCharge(stage, facts))
    await stage.settled()
    const [delivery] = (await control.deliveries.list({ limit: 1 })).data
    return { ...values, ...(delivery ? { delivery: delivery.id } : {}) }
  },
}

async function paidCharge(stage: Stage, facts: ChargeFacts): Promise<Wire['Charge']> {
  const { id } = await makeCharge(stage, facts)
  return stage.client.charges.markAsPaid(id)
}

function valuesOf({ id, source, transaction }: Wire['Charge']): Values {
  return {
    charge: id,
    ...(source ? { source: source.id } : {}),
    ...(typeof transaction === 'string' ? { transaction } : {}),
  }
}

/** Every state's name, in the order of their descriptions. */
export const stateNames = Object.keys(prepared) as ProviderState[]

export function isProviderState(name: string): name is ProviderState {
  return Object.hasOwn(prepared, name)
}

/** Prepares a state and returns what it made. Throws a {@link StateError} where that cannot be. */
export async function prepare(
  stage: Stage,
  state: ProviderState,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Values> {
  checkNames(state, parameters)
  const wanted = idsIn(parameters)
  const { control } = stage
  if (!control) return prepareNamed(stage, state, parameters)
  await goToTimeOf(control, wanted)
  const made = await prepareNamed(stage, state, parameters)
  await stage.settled()
  return giveIds(control, { ...made, ...(await newestEvent(stage, made)) }, wanted)
}

/** Throws a {@link StateError} where a parameter is none of the state's: it would change nothing, and nobody would know. */
function checkNames(state: ProviderState, parameters: Readonly<Record<string, unknown>>): void {
  const known = Object.keys(stateDescriptions[state].parameters)
  const unknown = Object.keys(parameters).find((name) => !known.includes(name))
  if (unknown === undefined) return
  const valid = known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.'
  throw new StateError(`"${state}" has no parameter "${unknown}". ${valid}`)
}

function prepareNamed(
  stage: Stage,
  state: ProviderState,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Values> {
  // What is not of a parameter's type is refused by the API that it is sent to.
  const run = prepared[state] as Prepare<ProviderState>
  return run(stage, parameters as ProviderStates[ProviderState])
}

/** The payment method of a charge that is to fail so: the first that has the code. */
function typeWith(code: FailureCode): MethodType {
  const type = methodTypes.find((one) => methodOf(one).failureCodes.includes(code))
  if (type !== undefined) return type
  throw new StateError(`There is no failure code ${JSON.stringify(code)}.`)
}

async function newestEvent({ client }: Stage, { charge }: Values): Promise<Values> {
  if (charge === undefined) return {}
  const { data } = await client.events.ofCharge(charge, {
    order: 'reverse_chronological',
    limit: 1,
  })
  return data[0] ? { event: data[0].id } : {}
}
