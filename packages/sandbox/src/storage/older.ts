/**
 * What was stored or exported before fields had their present names, under the present ones. What has them comes back as
 * it is, at no cost, and so does what is no account at all: an import is checked afterwards.
 */

type Upgrade = (field: unknown) => unknown

const upgradeUses: Upgrade = (list) => renameInEach(list, 'struck', 'timesUsed')
const upgradeDeliveries: Upgrade = (list) => renameInEach(list, 'chaos', 'fault')
const upgradeEndpoint: Upgrade = (webhooks) => rename(webhooks, 'profile', 'retryPolicy')
const upgradeSettings: Upgrade = (settings) =>
  upgradeFields(settings, { webhooks: upgradeEndpoint })
const ofAccount = {
  settings: upgradeSettings,
  rules: upgradeUses,
  faults: upgradeUses,
  held: upgradeDeliveries,
}
const ofCopy = { account: upgradeAccount, deliveries: upgradeDeliveries }

/**
 * An account, or the copy of one: its rules and faults had `struck` for `timesUsed`, its webhook endpoint `profile` for
 * `retryPolicy`.
 */
export function upgradeAccount<T>(account: T): T {
  return upgradeFields(account, ofAccount)
}

/** An entity: deliveries had `chaos` for `fault`, and nothing else has either. */
export function upgradeEntity<T>(entity: T): T {
  return rename(entity, 'chaos', 'fault')
}

/** A copy of an account, or a state that was exported. */
export function upgradeCopy<T>(copy: T): T {
  return upgradeFields(copy, ofCopy)
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
