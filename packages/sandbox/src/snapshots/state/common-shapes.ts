import {
  apiVersions,
  type Condition,
  currencies,
  type Delay,
  failureCodes,
  type IdCursor,
  type IdPrefix,
  isWrittenMetadata,
  lastInstant,
  methodTypes,
  type Outcome,
  schemaVersions,
  type UsageLimit,
} from '@omise-sandbox/core'
import {
  integer,
  isObject,
  type Misfit,
  misfit,
  nullable,
  number,
  object,
  oneOf,
  text,
  variant,
} from './shape.ts'

export const moment = integer(0, lastInstant)
/** In subunits. */
export const money = integer(-100_000_000_000_000, 100_000_000_000_000)
/** Milliseconds, up to a hundred years. */
export const length = integer(0, 3_153_600_000_000)
export const timeOfDay = integer(0, 86_399_999)
export const count = integer(0, Number.MAX_SAFE_INTEGER)
export const word = integer(0, 4_294_967_295)
export const nullableText = nullable(text())
export const apiVersion = oneOf(...apiVersions)
export const wire = oneOf(...schemaVersions)
export const failure = oneOf(...failureCodes)
export const currency = oneOf(...Object.values(currencies))
export const methodType = oneOf(...methodTypes)

/** An id, or one of several kinds. */
export function id(...prefixes: readonly IdPrefix[]) {
  return text(RegExp(`^(${prefixes.join('|')})_test_[0-9a-z]{19}$`))
}

/** Answers repeat what is kept as text: it must be JSON, as the sandbox itself writes it. */
export function metadata(value: unknown): Misfit | undefined {
  if (isObject(value)) return undefined
  return typeof value === 'string' && isWrittenMetadata(value)
    ? undefined
    : misfit('be metadata as the sandbox writes it')
}

export const idMark = object<IdCursor>({ at: moment, high: integer(0, 8_388_607), low: word })

export const allowance = object<UsageLimit>({ left: nullable(count), until: nullable(moment) })

const equals = { equals: text() }
export const condition = variant<Condition, 'field'>('field', {
  source_type: { equals: methodType },
  store_id: equals,
  terminal_id: equals,
  barcode: equals,
  amount: { least: money, greatest: money },
  metadata: { name: text(), equals: text() },
  description: { contains: text() },
})

const answers = {
  successful: { after: length },
  failed: { failure, after: length },
  expired: { after: length },
}
export const answer = variant<Exclude<Outcome, { kind: 'manual' }>, 'kind'>('kind', answers)
export const outcome = variant<Outcome, 'kind'>('kind', { ...answers, manual: {} })

export const delay = variant<Delay, 'distribution'>('distribution', {
  fixed: { length },
  uniform: { least: length, greatest: length },
  lognormal: { median: length, sigma: number(0, 5) },
})
