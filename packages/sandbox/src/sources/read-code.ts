import { type BarcodeRules, type PaymentMethod, whyNotChargeable } from '@omise-sandbox/core'
import type { FieldProblem } from '../refusals/refusal.ts'
import { type Fields, isNoText, notText, textOf } from '../wire/fields.ts'
import type { ScannedCode } from './sources.ts'

const storeFields = ['store_id', 'store_name', 'terminal_id'] as const

/** What was scanned, and where: barcode, store and terminal. A method without stores reads none. */
export function readCode(
  source: Fields,
  method: PaymentMethod,
  rules: BarcodeRules,
): {
  readonly fields: ScannedCode
  readonly problems: FieldProblem[]
} {
  const problems: FieldProblem[] = []
  const barcode = textOf(source.barcode)
  if (isNoText(source.barcode)) problems.push(notText('barcode'))
  else if (barcode === null) problems.push({ rule: 'blank', field: 'barcode' })
  else if (rules === 'strict') problems.push(...formProblems(barcode, method))
  const hasStore = method.store !== 'absent'
  for (const field of storeFields) {
    if (hasStore && isNoText(source[field])) problems.push(notText(field))
  }
  const store = {
    storeId: textOf(source.store_id),
    storeName: textOf(source.store_name),
    terminalId: textOf(source.terminal_id),
  }
  return { fields: { barcode: barcode ?? '', store: hasStore ? store : null }, problems }
}

/** A hint for fields of a store that were sent with a method that has none: they are ignored. Undefined where none were. */
export function hintOfStore(source: unknown, { type, store }: PaymentMethod): string | undefined {
  if (store !== 'absent' || typeof source !== 'object' || source === null) return undefined
  const sent = storeFields.filter((field) => textOf((source as Fields)[field]) !== null)
  return sent.length === 0 ? undefined : `${type} has no store: ${sent.join(', ')} had no effect.`
}

function formProblems(barcode: string, method: PaymentMethod): FieldProblem[] {
  const why = whyNotChargeable(barcode, method)
  if (why === undefined) return []
  const hint = `${why} Start without --barcode-rules strict to charge any code.`
  return [{ rule: 'invalid', field: 'barcode', hint }]
}
