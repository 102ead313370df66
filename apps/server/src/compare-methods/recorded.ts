import type { Control, ControlWire } from '@omise-sandbox/api'
import { type MethodType, printUnknown } from '@omise-sandbox/core'
import { readObject } from '../cli/json-argument.ts'
import type { Method } from '../cli/sample-charge.ts'

/** A request that an account has made by one payment method, and what it sent of what methods differ in. */
export interface Recorded {
  readonly id: number
  readonly at: string
  /** `POST /charges` */
  readonly call: string
  readonly makes: 'charge' | 'source'
  /** What it sent, by the names of a form: `source[store_id]`. */
  readonly fields: ReadonlyMap<string, string>
  /** Why the charge that it made has failed. */
  readonly failureCode: string | null
  /** The request itself asked for that, by `Prefer`. */
  readonly isPreferred: boolean
}

/** What the journal of an account holds of one payment method. */
export interface Recording {
  readonly requests: readonly Recorded[]
  /** Searches by the method. */
  readonly searches: readonly Recorded[]
  /** How many were refused when they were made, and so are not looked at. */
  readonly refused: number
  /** How many bodies cannot be read, as they are kept in part only or are neither JSON nor a form. */
  readonly unreadable: number
  /** Whether the account has a store for charges that name none. */
  readonly hasStore: boolean
  readonly methods: readonly Method[]
  readonly country: string
}

type Entry = ControlWire['Request']

/** Charges of the account by their ids. */
type Charges = ReadonlyMap<string, ControlWire['ChargeSummary']>

/** Reads the account's journal. */
export async function readRecording(of: {
  readonly control: Control
  readonly methods: readonly Method[]
  readonly type: MethodType
}): Promise<Recording> {
  const { control, methods, type } = of
  const { default_store, country } = await control.account.getSettings()
  const entries = await allEntries(control)
  const { data } = await control.charges.listSummaries({ limit: 1000 })
  const charges = new Map(data.map((summary) => [summary.id, summary]))
  const made = entries.flatMap((entry) => madeBy(entry, charges))
  const ofType = made.filter((one) => one.type === type || one.type === null)
  const readable = ofType.filter((one) => one.type !== null)
  return {
    requests: readable.filter(({ entry }) => !isRefused(entry)).map(({ recorded }) => recorded),
    searches: entries.filter((entry) => names(entry, type)).map(searchOf),
    refused: readable.filter(({ entry }) => isRefused(entry)).length,
    unreadable: ofType.length - readable.length,
    hasStore: default_store !== null,
    methods,
    country,
  }
}

const pageSize = 100

async function allEntries(control: Control): Promise<readonly Entry[]> {
  const entries = new Map<number, Entry>()
  for (let offset = 0; ; offset += pageSize) {
    const { data, total } = await control.requests.list({ offset, limit: pageSize })
    // What is recorded meanwhile moves the pages on.
    for (const entry of data) entries.set(entry.id, entry)
    if (data.length === 0 || offset + pageSize >= total) return [...entries.values()]
  }
}

function isRefused({ status }: Entry): boolean {
  return status !== null && status >= 400
}

/** The charge or source that a request was to make, and of which type; null where its body cannot be read. */
function madeBy(entry: Entry, charges: Charges) {
  const makes = makesWhat(entry)
  if (makes === undefined) return []
  const charge = entry.charge === null ? undefined : charges.get(entry.charge)
  const fields = fieldsOf(entry.body ?? '')
  const recorded: Recorded = {
    ...{ id: entry.id, at: entry.at, call: `${entry.method} ${entry.path}`, makes },
    fields: fields ?? new Map(),
    failureCode: charge?.failure_code ?? null,
    isPreferred: charge?.decided_by === 'prefer',
  }
  const given = fields?.get(makes === 'charge' ? 'source[type]' : 'type')
  return [{ entry, recorded, type: fields && (given ?? charge?.source_type ?? '') }]
}

function makesWhat({ operation }: Entry): Recorded['makes'] | undefined {
  if (operation === 'createCharge') return 'charge'
  return operation === 'createSource' ? 'source' : undefined
}

function names({ operation, path }: Entry, type: MethodType): boolean {
  if (operation !== 'searchCharges') return false
  const query = new URLSearchParams(path.split('?')[1] ?? '')
  return query.get('filters[source_type]') === type
}

function searchOf({ id, at, method, path }: Entry): Recorded {
  return {
    id,
    at,
    call: `${method} ${path}`,
    makes: 'charge',
    fields: new Map(),
    failureCode: null,
    isPreferred: false,
  }
}

/** So much of a body is kept. */
const keptCharacters = 2000

/** The fields of a body, JSON or a form, by the names of a form; null where it cannot be read whole. */
function fieldsOf(body: string): ReadonlyMap<string, string> | null {
  if (body.length >= keptCharacters || body.startsWith('--')) return null
  if (!body.trimStart().startsWith('{')) return new Map(new URLSearchParams(body))
  // A code that was sent as a number is shown as ****7890, which is no JSON.
  const object = readObject(body) ?? readObject(body.replace(/:\s*(\*{4}\d*)/g, ':"$1"'))
  return object ? new Map(flat(object, '')) : null
}

function flat(value: object, within: string): [string, string][] {
  return Object.entries(value).flatMap(([name, one]): [string, string][] => {
    const field = within === '' ? name : `${within}[${name}]`
    if (one === null || one === undefined) return []
    return typeof one === 'object' ? flat(one, field) : [[field, printUnknown(one)]]
  })
}
