import { type Fields, fieldsOf, textOf } from './fields.ts'
import { flawIn } from './flaws.ts'
import type { Kind } from './kind.ts'

/** One thing that a consumer counts on. */
export interface Interaction {
  readonly kind: Kind
  readonly description: string
  /** The names of its provider states. */
  readonly states: readonly string[]
  /** The consumer does not count on it yet. */
  readonly pending: boolean
  /** What a broker calls it. */
  readonly id: string | undefined
  /** Why nothing that Pact says of it would be true, in a sentence. */
  readonly flaw: string | undefined
  /** What else than Pact it wants, as `protobuf 0.3.0`. */
  readonly plugins: readonly string[]
  /** The values that it takes from its states. */
  readonly takes: readonly string[]
  readonly fields: Fields
  /** Its contract as JSON, with this interaction alone. */
  readonly alone: string
}

const kinds: Readonly<Record<string, Kind>> = {
  'Synchronous/HTTP': 'http',
  'Asynchronous/Messages': 'message',
  'Synchronous/Messages': 'synchronous-message',
}

/** Reads an interaction; what it is not stands in its `flaw`. */
export function readInteraction(options: {
  readonly item: unknown
  /** Counted from one. */
  readonly number: number
  /** It stands among the messages of a contract. */
  readonly isMessage: boolean
  readonly metadata: Fields
  readonly alone: (metadata: Fields) => string
}): Interaction {
  const { item, number, isMessage, metadata, alone } = options
  const fields = fieldsOf(item) ?? {}
  const kind = isMessage ? 'message' : kindOf(fields, metadata)
  const { description, pending, _id: id } = fields
  const { plugins, ...others } = metadata
  // Without what only another interaction wants, for Pact would not begin where that is not installed.
  const wantsPlugins = fields.pluginConfiguration !== undefined && plugins !== undefined
  return {
    kind: kind ?? 'http',
    description: typeof description === 'string' ? description : `interaction ${number}`,
    states: statesOf(fields),
    pending: pending === true,
    id: typeof id === 'string' ? id : undefined,
    flaw: kind === undefined ? unknownType(fields.type) : flawIn(fields, kind),
    takes: [...new Set(takenIn(fields))],
    plugins: wantsPlugins ? pluginNames(plugins) : [],
    fields,
    alone: alone(wantsPlugins ? metadata : others),
  }
}

/** Version 4 names each interaction's type; up to version 3 there is but one in the list. */
function kindOf({ type }: Fields, metadata: Fields): Kind | undefined {
  const version = fieldsOf(metadata.pactSpecification)?.version ?? metadata.pactSpecificationVersion
  if (type === undefined && !/^4/.test(textOf(version))) return 'http'
  return kinds[textOf(type)]
}

function unknownType(type: unknown): string {
  const valid = Object.keys(kinds).join(', ')
  if (type === undefined) return `It has no type. Version 4 of the specification has ${valid}.`
  return `Its type ${JSON.stringify(type)} is none of Pact's: ${valid}.`
}

/** Provider states in the form of any version of the specification: a name, or a list of names or of objects. */
function statesOf({ providerStates, providerState, provider_state }: Fields): readonly string[] {
  if (Array.isArray(providerStates)) {
    return providerStates.map((state) => textOf(fieldsOf(state)?.name ?? state))
  }
  const state = providerState ?? provider_state
  return typeof state === 'string' && state !== '' ? [state] : []
}

function pluginNames(plugins: unknown): readonly string[] {
  const list = Array.isArray(plugins) ? plugins : []
  return list.map((plugin) => {
    const { name, version } = fieldsOf(plugin) ?? {}
    return [name, version].flatMap((part) => (part === undefined ? [] : [textOf(part)])).join(' ')
  })
}

/** The names in the expressions of generators: `/charges/${charge}`. */
function takenIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const { type, expression } = value as Fields
  if (type === 'ProviderState' && typeof expression === 'string') {
    return [...expression.matchAll(/\$\{([^}]+)\}/g)].map(([, name = '']) => name.trim())
  }
  return Object.values(value).flatMap(takenIn)
}
