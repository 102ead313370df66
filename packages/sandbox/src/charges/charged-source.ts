import type { BarcodeRules } from '@omise-sandbox/core'
import {
  isOtherType,
  otherTypeHint,
  otherTypeProblems,
  scannedType,
} from '../payment-methods/source-types.ts'
import type { FieldProblem } from '../refusals/refusal.ts'
import { readCode } from '../sources/read-code.ts'
import { type Fields, isFields, isNoText, notText, textOf } from '../wire/fields.ts'

export interface SourceOfCharge {
  readonly id?: string
  readonly fields: ReturnType<typeof readCode>['fields']
  /** What is wrong with the money and with the source. */
  readonly problems: readonly FieldProblem[]
  readonly hint?: string
}

export function readSourceOf(
  body: Fields,
  { hasStore, barcodeRules }: { readonly hasStore: boolean; readonly barcodeRules: BarcodeRules },
  money: readonly FieldProblem[],
): SourceOfCharge {
  const { source } = body
  const none = readCode({}, barcodeRules).fields
  if (typeof source === 'string' && source.trim() !== '') {
    return { id: source, fields: none, problems: money }
  }
  const id = idOfSource(source)
  // What else such an object says was read from the stored source, which is charged as it is.
  if (id !== null) return { id, fields: none, problems: money }
  if (!isFields(source)) {
    return { fields: none, problems: [...money, { rule: 'blank', field: 'source' }] }
  }
  const { type } = source
  if (type !== scannedType) {
    const problems = otherTypeProblems(type, money)
    const joined = isOtherType(type) ? problems : [...money, ...problems]
    return { fields: none, problems: joined, hint: otherTypeHint }
  }
  const { fields, problems } = readCode(source, barcodeRules)
  if (typeof (source.id ?? '') !== 'string') problems.unshift(notText('id'))
  if (!hasStore) {
    if (fields.storeId === null && !isNoText(source.store_id)) {
      problems.push({ rule: 'blank', field: 'store_id' })
    }
    if (fields.storeName === null && !isNoText(source.store_name))
      problems.push({ rule: 'blank', field: 'store_name' })
  }
  return { fields, problems: [...money, ...problems] }
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
