import type { Route } from '@omise-sandbox/api'
import { closest, distance } from 'fastest-levenshtein'
import { type Fields, isFields } from '../wire/fields.ts'

/** Parameters that the real API reads and that have no effect here; a card and a customer are looked for, and not found. */
const withoutEffect: Readonly<Record<string, readonly string[]>> = {
  createCharge: [
    ...['authorization_type', 'first_charge', 'linked_account', 'platform_fee'],
    ...['recurring_reason', 'statement_descriptor', 'transaction_indicator'],
    ...['zero_interest_installments'],
  ],
  captureCharge: ['capture_amount'],
  updateAccount: ['chain_enabled', 'chain_return_uri', 'metadata_export_keys'],
}
/** What the document does not offer, and is looked at all the same. */
const looked: Readonly<Record<string, readonly string[]>> = { createCharge: ['card', 'customer'] }

/** What sources have for other payment methods. */
const ofOtherSources: readonly string[] = [
  ...['bank', 'billing', 'email', 'installment_term', 'ip', 'items', 'mobile_number', 'name'],
  ...['phone_number', 'platform_type', 'promotion_code', 'qr_settings', 'shipping', 'supplier_id'],
  ...['zero_interest_installments'],
]

/** Says what of the fields sent to an operation nobody reads; undefined where all is read. */
export type UnreadHint = (fields: Fields) => string | undefined

/** Prepares the hint of one operation. What is inside a field counts only where the document names what it holds. */
export function createUnreadHint({ operation, fields: read = [] }: Route): UnreadHint {
  const inert = new Set([
    ...(withoutEffect[operation] ?? []),
    ...(operation === 'createSource' ? ofOtherSources : []),
    ...(operation === 'createCharge' ? ofOtherSources.map((name) => `source[${name}]`) : []),
  ])
  const names = new Set([...read, ...(looked[operation] ?? [])])
  const outer = new Set(read.flatMap((field) => /^(.+)\[/.exec(field)?.[1] ?? []))

  function find(unread: string[], fields: Fields, within: string): void {
    for (const key in fields) {
      const value = fields[key]
      if (saysNothing(value)) continue
      const name = within === '' ? key : `${within}[${key}]`
      if (!names.has(name)) unread.push(name)
      else if (outer.has(name) && isFields(value) && !isStored(value)) find(unread, value, name)
    }
  }

  return (fields) => {
    const unread: string[] = []
    find(unread, fields, '')
    if (unread.length === 0) return undefined
    const said = unread.slice(0, maxNamed).map((name) => sentence(name, [...names], inert))
    const others = unread.length - said.length
    return [...said, ...(others > 0 ? [`${others} more are not read.`] : [])].join(' ')
  }
}

const maxNamed = 3
/** A list of all names helps where there are few. */
const maxListed = 8

function sentence(name: string, names: readonly string[], inert: ReadonlySet<string>): string {
  // A name could be anything, a code or a key included, where a body was sent as another kind.
  const shown = /^[a-z_]\w{0,30}(\[[a-z_]\w{0,30}\])?$/i.test(name) && !/\d{6}|key_/.test(name)
  if (!shown) return 'A field with an odd name is not read: is the body what its Content-Type says?'
  if (inert.has(name)) return `${name} has no effect in this sandbox.`
  if (names.length === 0) return `${name} is not read: there are no parameters here.`
  const nearest = closest(name, [...names])
  const isNear = distance(name, nearest) <= Math.max(2, Math.floor(name.length * 0.3))
  if (isNear) return `${name} is not read. Did you mean ${nearest}?`
  return names.length > maxListed
    ? `${name} is not read.`
    : `${name} is not read. Use: ${names.join(', ')}.`
}

/** What came from here and is sent back whole: what it holds beside its id was never meant to be read. */
function isStored({ id }: Fields): boolean {
  return typeof id === 'string' && id !== ''
}

/** Some SDKs send every parameter they know, with nothing in those that were not given. */
function saysNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === false
}
