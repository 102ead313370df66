import { methodTypes } from '@omise-sandbox/core'
import type { ErrorAnswer } from '../refusals/refusals.ts'

/** What the real API has for cards, customers, payouts and disputes, and what one of each is called. */
const elsewhere: Readonly<Record<string, string>> = {
  tokens: 'token',
  customers: 'customer',
  cards: 'card',
  chains: 'chain',
  transfers: 'transfer',
  recipients: 'recipient',
  disputes: 'dispute',
  links: 'link',
  schedules: 'schedule',
  occurrences: 'occurrence',
  receipts: 'receipt',
  documents: 'document',
}

/** What stands in a path where an id could, and is none. */
const words: ReadonlySet<string> = new Set(['search', 'schedules', 'open', 'pending', 'closed'])

const barcodesOnly = `This sandbox takes scanned codes only: create a charge with source[type]=${methodTypes.join(' or ')}.`

/** Whole collections of the real API that this sandbox leaves out, by the first word of their path. */
const absent: Readonly<Record<string, string>> = {
  forex: 'This sandbox has no exchange rates: each account has one currency.',
  schema: 'The document of what this sandbox imitates is at GET /__sandbox/openapi/omise.json.',
}

/**
 * What to answer for a path of the real API that has no route here: there is none of what it names, and none can be made.
 * Undefined where the real API is not known to have it.
 */
export function errorElsewhere(path: string): ErrorAnswer | undefined {
  const [, collection = '', id = ''] = path.split('/')
  const hint = Object.hasOwn(absent, collection) ? absent[collection] : undefined
  if (hint !== undefined) return notFound('the requested resource', hint)
  const name = Object.hasOwn(elsewhere, collection) ? elsewhere[collection] : undefined
  if (name === undefined) return undefined
  if (id === 'search') {
    return notFound('the requested resource', `Use GET /search?scope=${name}, which finds nothing.`)
  }
  if (words.has(id)) return undefined
  if (id !== '') return notFound(`${name} ${id.slice(0, 100)}`, barcodesOnly)
  return {
    status: 400,
    code: 'feature_not_supported',
    message: 'feature not supported',
    hint: barcodesOnly,
  }
}

function notFound(what: string, hint: string): ErrorAnswer {
  return { status: 404, code: 'not_found', message: `${what} was not found`, hint }
}
