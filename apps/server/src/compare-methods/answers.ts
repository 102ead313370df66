import type { Wire } from '@omise-sandbox/api'
import {
  countries,
  type MethodType,
  methodOf,
  type PaymentMethod,
  type SchemaVersion,
} from '@omise-sandbox/core'
import { createSandbox } from '@omise-sandbox/sandbox'
import { askSandbox } from '../cli/ask-sandbox.ts'
import { methodNamed, sampleCharge } from '../cli/sample-charge.ts'

/** How the answers about two charges differ that are alike but for their payment method. */
export interface AnswerChange {
  /** Fields that only the charge to come has: `source.provider_references`. */
  readonly come: readonly string[]
  readonly go: readonly string[]
  /** Fields whose values are of another kind: `string` and `null`. */
  readonly kinds: readonly {
    readonly field: string
    readonly from: string
    readonly to: string
  }[]
}

/** Charges by both methods at a sandbox of its own, pays, refunds, and compares what it answers. */
export async function compareAnswers(
  types: { readonly from: MethodType; readonly to: MethodType },
  wire: SchemaVersion,
): Promise<AnswerChange> {
  const [from, to] = [await refundedCharge(types.from, wire), await refundedCharge(types.to, wire)]
  const changed = [...from].flatMap(([field, kind]) => {
    const after = to.get(field)
    return after === undefined || after === kind ? [] : [{ field, from: kind, to: after }]
  })
  const places = changed.map(({ field }) => field)
  const only = (these: Kinds, others: Kinds) => {
    const fields = [...these.keys()].filter((field) => !others.has(field))
    // What is within a field that comes, goes or changes needs no line of its own.
    return fields.filter((field) => ![...places, ...fields].some((one) => isWithin(field, one)))
  }
  return { come: only(to, from), go: only(from, to), kinds: changed }
}

function isWithin(field: string, other: string): boolean {
  return field.startsWith(`${other}.`) || field.startsWith(`${other}[]`)
}

/** What kind of value each field has. */
type Kinds = ReadonlyMap<string, string>

async function refundedCharge(type: MethodType, wire: SchemaVersion): Promise<Kinds> {
  const country = countryOf(methodOf(type))
  await using sandbox = await createSandbox({ clock: 'virtual', outcome: 'manual', country, wire })
  await sandbox.listen()
  const method = methodNamed(type, (await sandbox.control.methods.list()).data)
  const form = { ...sampleCharge(method), ...terminalOf(method.store) }
  const { id } = await askSandbox<Wire['Charge']>(sandbox, '/charges', form)
  await askSandbox(sandbox, `/charges/${id}/mark_as_paid`, {})
  await askSandbox(sandbox, `/charges/${id}/refunds`, { amount: form.amount })
  const kinds = new Map<string, string>()
  addKinds(kinds, '', await askSandbox<Wire['Charge']>(sandbox, `/charges/${id}`))
  return kinds
}

function terminalOf(store: PaymentMethod['store']): Readonly<Record<string, string>> {
  return store === 'absent' ? {} : { 'source[terminal_id]': 'T80001' }
}

function countryOf({ type, limits }: PaymentMethod) {
  const [country] = countries.filter((one) => limits[one] !== undefined)
  if (country === undefined) throw new Error(`${type} is offered in no country.`)
  return country
}

/** Adds the kind of each value; those of a list are known by its first. */
function addKinds(kinds: Map<string, string>, at: string, value: unknown): void {
  if (at !== '') kinds.set(at, kindOf(value))
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    if (value.length > 0) addKinds(kinds, `${at}[]`, value[0])
    return
  }
  for (const [name, one] of Object.entries(value)) {
    addKinds(kinds, at === '' ? name : `${at}.${name}`, one)
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
