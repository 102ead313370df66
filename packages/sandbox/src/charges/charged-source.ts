import { type BarcodeRules, methodOf } from '@omise-sandbox/core'
import { hintForSource, hintForType } from '../payment-methods/method-hints.ts'
import { isEnabled, type MethodSettings } from '../payment-methods/methods-of-account.ts'
import { readMoney } from '../payment-methods/read-money.ts'
import { isOtherType, otherTypeProblems } from '../payment-methods/source-types.ts'
import type { FieldProblem } from '../refusals/refusal.ts'
import { readCode } from '../sources/read-code.ts'
import { currencyHint } from '../sources/read-source.ts'
import type { SourceRequest } from '../sources/sources.ts'
import { type Fields, isFields, isNoText, notText, textOf } from '../wire/fields.ts'

/** The money of a charge, and the source that it is to be made of: a stored one, or a code that was scanned. */
export interface SourceOfCharge {
  readonly money: ReturnType<typeof readMoney>
  readonly source?:
    | { readonly kind: 'existing'; readonly id: string }
    | Omit<SourceRequest, 'amount'>
  /** What is wrong with the money and with the source. */
  readonly problems: readonly FieldProblem[]
  readonly hint?: string
}

export interface ReadingSource {
  readonly settings: MethodSettings
  /** The account has a store of its own, for charges that name none. */
  readonly hasStore: boolean
  readonly barcodeRules: BarcodeRules
}

export function readSourceOf(body: Fields, reading: ReadingSource): SourceOfCharge {
  const { settings } = reading
  const { source } = body
  if (isFields(source) && idOfSource(source) === null) return readScanned(body, source, reading)
  const money = readMoney(body, settings, undefined)
  const hint = currencyHint(money.problems, body, settings)
  // What else an object with an id says was read from the stored source, which is charged as it is.
  const id = typeof source === 'string' && source.trim() !== '' ? source : idOfSource(source)
  if (id === null) {
    const hints = [hintForSource(settings), ...(hint.hint === undefined ? [] : [hint.hint])]
    const problems = [...money.problems, { rule: 'blank', field: 'source' } as const]
    return { money, problems, hint: hints.join(' ') }
  }
  return { money, source: { kind: 'existing', id }, problems: money.problems, ...hint }
}

function readScanned(
  body: Fields,
  source: Fields,
  { settings, hasStore, barcodeRules }: ReadingSource,
): SourceOfCharge {
  const { type } = source
  if (!isEnabled(type, settings)) {
    const money = readMoney(body, settings, undefined)
    const problems = otherTypeProblems(type, money.problems)
    const joined = isOtherType(type) ? problems : [...money.problems, ...problems]
    return { money, problems: joined, hint: hintForType(type, settings) }
  }
  const method = methodOf(type)
  const money = readMoney(body, settings, type)
  const { fields, problems } = readCode(source, method, barcodeRules)
  if (typeof (source.id ?? '') !== 'string') problems.unshift(notText('id'))
  if (method.store === 'conditional' && !hasStore) {
    if (textOf(source.store_id) === null && !isNoText(source.store_id)) {
      problems.push({ rule: 'blank', field: 'store_id' })
    }
    if (textOf(source.store_name) === null && !isNoText(source.store_name)) {
      problems.push({ rule: 'blank', field: 'store_name' })
    }
  }
  return {
    money,
    source: { kind: 'scanned', type, ...fields },
    problems: [...money.problems, ...problems],
    ...currencyHint(money.problems, body, settings),
  }
}

/** The code that a charge is to be made of, or the id of the source that holds it; undefined where it names neither. */
export function barcodeOrSource({
  source,
}: Fields): { readonly barcode: string } | { readonly id: string } | undefined {
  if (typeof source === 'string') return { id: source }
  const id = idOfSource(source)
  if (id !== null) return { id }
  const barcode = isFields(source) ? textOf(source.barcode) : null
  return barcode === null ? undefined : { barcode }
}

/** The id in a source given as an object: some SDKs send back the whole source that they got. */
function idOfSource(source: unknown): string | null {
  if (!isFields(source) || typeof source.id !== 'string') return null
  return source.id.trim() === '' ? null : source.id
}
