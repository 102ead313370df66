import {
  type CallFaultEffect,
  countries,
  type Fault,
  maxDeferred,
  type PhoneCode,
  type RandomState,
  type Rule,
  scaleLimits,
  type WebhookFaultEffect,
} from '@omise-sandbox/core'
import { identities } from '../../storage/entities.ts'
import type { AccountCopy, AccountSettings, ShopStore } from '../../storage/store.ts'
import { charge, event, refund, source, transaction } from './charge-shapes.ts'
import {
  allowance,
  apiVersion,
  condition,
  count,
  delay,
  id,
  idMark,
  length,
  methodType,
  moment,
  money,
  nullableText,
  outcome,
  timeOfDay,
  wire,
  word,
} from './common-shapes.ts'
import {
  distinct,
  flag,
  integer,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  text,
  variant,
} from './shape.ts'
import { delivery, endpoint, eventKey, task } from './webhook-shapes.ts'

const settings = object<AccountSettings>({
  apiVersion,
  defaultStore: nullable(object<ShopStore>({ id: text(), name: text() })),
  defaultOutcome: nullable(outcome),
  country: oneOf(...countries),
  methods: nullable(list(methodType)),
  voidCutoff: nullable(timeOfDay),
  zeroInterestInstallments: flag,
  wire,
  expireEvent: oneOf('charge.expire', 'both'),
  webhooks: endpoint,
})

type CopiedClock =
  | { readonly mode: 'running'; readonly now: number; readonly scale: number }
  | { readonly mode: 'frozen'; readonly now: number; readonly scale: 0 }

const clock = variant<CopiedClock, 'mode'>('mode', {
  running: { now: moment, scale: number(scaleLimits.min, scaleLimits.max) },
  frozen: { now: moment, scale: oneOf(0) },
})

const rule = object<Rule>({
  id: text(),
  conditions: list(condition),
  outcome,
  order: count,
  allowance,
  timesUsed: count,
})

const callEffect = variant<CallFaultEffect, 'type'>('type', {
  latency: { delay },
  status: { status: integer(400, 599), code: nullableText, message: nullableText },
  'rate-limit': { retryAfter: length },
  empty: {},
  garbage: {},
  'reset-before-commit': {},
  'commit-then-reset': {},
  'commit-then-timeout': {},
  'webhook-first': {},
})

const webhookEffect = variant<WebhookFaultEffect, 'type'>('type', {
  drop: {},
  duplicate: {},
  reorder: {},
  'corrupt-signature': {},
  'corrupt-body': {},
  delay: { delay },
})

const ofEveryFault = { id: text(), allowance, probability: number(0, 1), timesUsed: count }
const fault = variant<Fault, 'target'>('target', {
  call: { ...ofEveryFault, operation: nullableText, effect: callEffect },
  webhook: {
    ...ofEveryFault,
    events: list(eventKey),
    conditions: list(condition),
    effect: webhookEffect,
  },
})

const phoneCode = object<PhoneCode>({
  type: methodType,
  barcode: text(/^[0-9]{16,24}$/),
  shownAt: moment,
  expiresAt: moment,
  charge: nullable(id('chrg')),
})

const idOf = (item: { readonly id: string }) => item.id

const account = object<AccountCopy['account']>({
  createdAt: moment,
  settings,
  clock,
  balance: money,
  chance: object<RandomState>({ state: list(word, { min: 4, max: 4 }) }),
  lastId: idMark,
  rules: distinct(list(rule, { max: 100 }), idOf),
  faults: distinct(list(fault, { max: 100 }), idOf),
  held: list(delivery, { max: maxDeferred }),
  codes: optional(list(phoneCode, { max: 40 })),
  counter: count,
})

interface Listed {
  readonly of: Shape
  /** What no two of them have the same of. */
  readonly idOf?: (item: never) => unknown
}

/** What each list of a copy holds. */
export const listed: Readonly<Record<Exclude<keyof AccountCopy, 'account'>, Listed>> = {
  charges: { of: charge, idOf: identities.charge.id },
  sources: { of: source, idOf },
  refunds: { of: refund, idOf },
  transactions: { of: transaction, idOf },
  events: { of: event, idOf },
  deliveries: { of: delivery, idOf },
  tasks: { of: task },
}

const anyList = list(() => undefined)

/**
 * Everything of an account, as it is kept: private, and checked as a whole before it replaces one. What is {@link listed} can be
 * much, and is checked one by one.
 */
export const accountCopy = object<AccountCopy>({
  account,
  charges: anyList,
  sources: anyList,
  refunds: anyList,
  transactions: anyList,
  events: anyList,
  deliveries: anyList,
  tasks: anyList,
})
