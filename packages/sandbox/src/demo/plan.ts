import { base, en, Faker, th } from '@faker-js/faker'
import {
  after,
  type Duration,
  days,
  duration,
  type FailureCode,
  type Instant,
  instant,
  type Limits,
  type MethodType,
  methodOf,
  type Outcome,
  type Subunits,
  seconds,
  subunits,
} from '@omise-sandbox/core'
import type { ChargeRequest } from '../charges/charge-request.ts'
import {
  enabledTypes,
  limitsFor,
  type MethodSettings,
} from '../payment-methods/methods-of-account.ts'

/** What happens at a moment of the demo, to the charge of that number. */
export interface DemoStep {
  readonly at: Instant
  readonly charge: number
  readonly act: DemoAct
}

type DemoAct =
  | { readonly type: 'create'; readonly request: ChargeRequest }
  | { readonly type: 'refund'; readonly share: 'all' | 'half' }
  | { readonly type: 'expire' }

/** How far back the demo's charges go. */
export const demoSpan: Duration = days(7)

interface Shop {
  readonly id: string
  readonly name: string
}

/** The charges of some days at three shops, with what becomes of them: the same for the same seed. */
export function planDemo(options: {
  readonly seed: number
  readonly count: number
  readonly end: Instant
  /** Of the account that is filled. */
  readonly settings: MethodSettings
}): DemoStep[] {
  const { seed, count, end, settings } = options
  const faker = new Faker({ locale: [th, en, base], seed })
  const start = instant(Math.max(0, end - demoSpan))
  const shops: Shop[] = ['BJ_ZZ_001', 'BJ_ZZ_002', 'BJ_ZZ_003'].map((id) => ({
    id,
    name: `${faker.company.name()} (${faker.location.city()})`,
  }))
  const steps: DemoStep[] = []
  for (let charge = 0; charge < count; charge++) {
    const at = instant(faker.number.int({ min: start, max: Math.max(start, end - 1) }))
    const type = faker.helpers.arrayElement(enabledTypes(settings))
    const amount = drawAmount(faker, limitsFor(type, settings))
    const outcome = drawOutcome(faker, type)
    const shop = faker.helpers.arrayElement(shops)
    const request = drawRequest(faker, { type, amount, outcome, shop })
    steps.push({ at, charge, act: { type: 'create', request } })
    steps.push(...drawSequel(faker, { at, charge, outcome }).filter((step) => step.at < end))
  }
  return steps.sort((one, other) => one.at - other.at || one.charge - other.charge)
}

function drawAmount(faker: Faker, { min, max }: Limits): Subunits {
  const whole = faker.helpers.weightedArrayElement([
    { weight: 8, value: faker.number.int({ min: 20, max: 900 }) },
    { weight: 3, value: faker.number.int({ min: 900, max: 9_000 }) },
    { weight: 1, value: faker.number.int({ min: 9_000, max: 150_000 }) },
  ])
  return subunits(Math.min(Math.max(whole * 100, min), max))
}

function drawOutcome(faker: Faker, type: MethodType): Outcome {
  const soon = duration(faker.number.int({ min: 1_500, max: 45_000 }))
  const failure: FailureCode = faker.helpers.arrayElement(methodOf(type).failureCodes)
  return faker.helpers.weightedArrayElement<Outcome>([
    { weight: 72, value: { kind: 'successful', after: soon } },
    { weight: 18, value: { kind: 'failed', failure, after: soon } },
    { weight: 10, value: { kind: 'manual' } },
  ])
}

function drawRequest(
  faker: Faker,
  of: {
    readonly type: MethodType
    readonly amount: Subunits
    readonly outcome: Outcome
    readonly shop: Shop
  },
): ChargeRequest {
  const { type, amount, outcome, shop } = of
  const { store, code } = methodOf(type)
  const { prefix, digits } = code.shown
  const terminalId = `T8000${faker.number.int({ min: 1, max: 4 })}`
  return {
    amount,
    source: {
      kind: 'scanned',
      type,
      amount,
      barcode: `${prefix}${faker.string.numeric(digits - prefix.length)}`,
      store: store === 'absent' ? null : { storeId: shop.id, storeName: shop.name, terminalId },
    },
    description: faker.commerce.productName(),
    metadata: {
      order: `A-${faker.string.numeric(5)}`,
      cashier: faker.person.firstName(),
    },
    capture: true,
    ip: null,
    returnUri: null,
    expiresAt: null,
    webhookEndpoints: [],
    prefer: outcome,
  }
}

/** What the shop does afterwards: gives money back, or gives up a payer who does not answer. */
function drawSequel(
  faker: Faker,
  of: { readonly at: Instant; readonly charge: number; readonly outcome: Outcome },
): DemoStep[] {
  const { at, charge, outcome } = of
  if (outcome.kind === 'successful' && faker.datatype.boolean(0.15)) {
    const later = after(at, duration(faker.number.int({ min: 60_000, max: 3 * days(1) })))
    const share = faker.helpers.arrayElement(['all', 'half'] as const)
    return [{ at: later, charge, act: { type: 'refund', share } }]
  }
  if (outcome.kind === 'manual' && faker.datatype.boolean(0.4)) {
    const given = after(at, seconds(faker.number.int({ min: 60, max: 600 })))
    return [{ at: given, charge, act: { type: 'expire' } }]
  }
  return []
}
