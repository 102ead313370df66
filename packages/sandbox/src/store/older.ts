/**
 * What was stored or exported before fields had their present names, under the present ones. What has them comes back as
 * it is, at no cost, and so does what is no account at all: an import is checked afterwards.
 */

/** An account, or the copy of one: its rules and faults had `struck` for `timesUsed`. */
export function upgradeAccount<T>(account: T): T {
  if (!isObject(account)) return account
  const { rules, faults } = account as { readonly rules?: unknown; readonly faults?: unknown }
  const next = {
    rules: renameInEach(rules, 'struck', 'timesUsed'),
    faults: renameInEach(faults, 'struck', 'timesUsed'),
  }
  return next.rules === rules && next.faults === faults ? account : { ...account, ...next }
}

/** A copy of an account, or a state that was exported. */
export function upgradeCopy<T>(copy: T): T {
  if (!isObject(copy)) return copy
  const { account } = copy as { readonly account?: unknown }
  const next = upgradeAccount(account)
  return next === account ? copy : { ...copy, account: next }
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
