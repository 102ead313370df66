import type { EntityKind } from './entities.ts'

/**
 * What was stored or exported before fields had their present names, under the present ones. What has them comes back as
 * it is, at no cost, and so does what is no account at all: an import is checked afterwards.
 */

type Upgrade = (field: unknown) => unknown

const upgradeUses: Upgrade = (list) => renameInEach(list, 'struck', 'timesUsed')
const upgradeDeliveries: Upgrade = (list) => renameInEach(list, 'chaos', 'fault')
const upgradeEndpoint: Upgrade = (webhooks) => rename(webhooks, 'profile', 'retryPolicy')
const upgradeSettings: Upgrade = (settings) =>
  added(upgradeFields(settings, { webhooks: upgradeEndpoint }), 'country', {
    country: 'TH',
    methods: null,
  })
const upgradeCodes: Upgrade = (codes) =>
  mapChanged(codes, (code) => added(code, 'type', { type: 'barcode_alipay' }))
const inBaht: Upgrade = (of) => added(of, 'currency', { currency: 'THB' })
const upgradeSource: Upgrade = (source) =>
  added(source, 'currency', { type: 'barcode_alipay', currency: 'THB' })
const upgradeFacts: Upgrade = (facts) => upgradeFields(facts, { source: upgradeSource })
const upgradeCharge: Upgrade = (charge) =>
  upgradeFields(charge, { facts: upgradeFacts, refunds: upgradeEach(inBaht) })
const upgradeSubject: Upgrade = (subject) =>
  upgradeFields(subject, { charge: upgradeCharge, refund: inBaht })
const ofAccount = {
  settings: upgradeSettings,
  rules: upgradeUses,
  faults: upgradeUses,
  held: upgradeDeliveries,
  codes: upgradeCodes,
}

/**
 * An account, or the copy of one: its rules and faults had `struck` for `timesUsed`, its webhook endpoint `profile` for
 * `retryPolicy`; it was of Thailand, with the one payment method that there was.
 */
export function upgradeAccount<T>(account: T): T {
  return upgradeFields(account, ofAccount)
}

const entities: Readonly<Record<EntityKind, Upgrade>> = {
  charge: upgradeCharge,
  source: (stored) => upgradeFields(stored, { source: upgradeSource }),
  refund: inBaht,
  transaction: inBaht,
  event: (event) => upgradeFields(event, { subject: upgradeSubject }),
  delivery: (delivery) => rename(delivery, 'chaos', 'fault'),
}

/** An entity: deliveries had `chaos` for `fault`; what has a currency was in baht, and sources were of `barcode_alipay`. */
export function upgradeEntity<T>(kind: EntityKind, entity: T): T {
  return entities[kind](entity) as T
}

/** A copy of an account, or a state that was exported. */
export function upgradeCopy<T>(copy: T): T {
  return upgradeFields(copy, {
    account: upgradeAccount,
    charges: upgradeEach(entities.charge),
    sources: upgradeEach(entities.source),
    refunds: upgradeEach(entities.refund),
    transactions: upgradeEach(entities.transaction),
    events: upgradeEach(entities.event),
    deliveries: upgradeDeliveries,
  })
}

function upgradeFields<T>(of: T, upgrades: Readonly<Record<string, Upgrade>>): T {
  if (!isObject(of)) return of
  const fields = of as Readonly<Record<string, unknown>>
  const changed = Object.entries(upgrades).flatMap(([name, upgrade]) => {
    const next = upgrade(fields[name])
    return next === fields[name] ? [] : [[name, next]]
  })
  return changed.length === 0 ? of : { ...of, ...Object.fromEntries(changed) }
}

function upgradeEach(upgrade: Upgrade): Upgrade {
  return (list) => mapChanged(list, upgrade)
}

/** The list itself where nothing in it changes. */
function mapChanged(list: unknown, upgrade: Upgrade): unknown {
  if (!Array.isArray(list)) return list
  const next = list.map(upgrade)
  return next.some((one, index) => one !== list[index]) ? next : list
}

/** With fields that were added since, where the one named is missing. */
function added<T>(of: T, name: string, fields: Readonly<Record<string, unknown>>): T {
  return isObject(of) && !Array.isArray(of) && !Object.hasOwn(of, name) ? { ...of, ...fields } : of
}

function renameInEach(list: unknown, older: string, name: string): unknown {
  if (!Array.isArray(list)) return list
  const isOlder = list.some((one) => isObject(one) && Object.hasOwn(one, older))
  return isOlder ? list.map((one) => rename(one, older, name)) : list
}

function rename<T>(of: T, older: string, name: string): T {
  if (!isObject(of) || !Object.hasOwn(of, older)) return of
  const { [older]: value, ...rest } = of as Record<string, unknown>
  return { ...rest, [name]: value } as T
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
