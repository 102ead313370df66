import type { ApiVersion } from '@omise-sandbox/core'

type Json = Readonly<Record<string, unknown>>

/**
 * Shows an answer in the shape of an API version. Objects are made as 2019-05-29 has them; older versions differ by
 * renamed and missing fields alone, since what was added since appears in every version.
 */
export function inVersion(answer: unknown, version: ApiVersion): unknown {
  return version === '2019-05-29' ? answer : to2017(answer)
}

function to2017(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(to2017)
  if (typeof value !== 'object' || value === null) return value
  const shown: Record<string, unknown> = {}
  const object = value as Json
  const renamed = renamesOf(object.object)
  for (const [name, field] of Object.entries(object)) {
    // Names are a caller's too, of filters that were asked for: "constructor" is one.
    const older = Object.hasOwn(renamed, name) ? renamed[name] : undefined
    if (older === null) continue
    shown[older ?? name] = fieldIn2017(object, name, field)
    if (object.object === 'charge' && name === 'return_uri') shown.reference = null
  }
  return shown
}

function renamesOf(object: unknown): Readonly<Record<string, string | null>> {
  return typeof object === 'string' && Object.hasOwn(renames, object)
    ? { ...commonRenames, ...renames[object] }
    : commonRenames
}

function fieldIn2017(object: Json, name: string, field: unknown): unknown {
  // The caller's own notes, and what an event keeps in the version of its moment.
  if (name === 'metadata' || (name === 'data' && object.object === 'event')) return field
  if (lowerCased.has(name) && typeof field === 'string') return field.toLowerCase()
  if (object.object === 'charge' && name === 'refunds')
    return { ...(to2017(field) as Json), order: null }
  if (object.object === 'account' && name === 'id') return object.team
  return to2017(field)
}

const lowerCased: ReadonlySet<string> = new Set(['currency', 'funding_currency'])

const commonRenames: Readonly<Record<string, string>> = { created_at: 'created' }

/** What a field was called, by object; null where there was none. */
const renames: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  charge: { refunded_amount: 'refunded' },
  refund: { status: null },
  event: { webhook_deliveries: null },
  transaction: { direction: 'type', key: null, origin: 'source', transferable_at: 'transferable' },
  balance: { transferable: 'available', reserve: 'reserve_amount', on_hold: null },
}
