import { type BarcodeRules, whyNotChargeable } from '@omise-sandbox/core'
import type { FieldProblem } from '../refusals/refusal.ts'
import { type Fields, isNoText, notText, textOf } from '../wire/fields.ts'
import type { SourceRequest } from './sources.ts'

type CodeFields = Omit<SourceRequest, 'kind' | 'amount'>

/** What was scanned, and where: barcode, store and terminal. */
export function readCode(
  source: Fields,
  rules: BarcodeRules,
): {
  readonly fields: CodeFields
  readonly problems: FieldProblem[]
} {
  const problems: FieldProblem[] = []
  const barcode = textOf(source.barcode)
  if (isNoText(source.barcode)) problems.push(notText('barcode'))
  else if (barcode === null) problems.push({ rule: 'blank', field: 'barcode' })
  else if (rules === 'strict') problems.push(...formProblems(barcode))
  for (const field of ['store_id', 'store_name', 'terminal_id']) {
    if (isNoText(source[field])) problems.push(notText(field))
  }
  const fields = {
    barcode: barcode ?? '',
    storeId: textOf(source.store_id),
    storeName: textOf(source.store_name),
    terminalId: textOf(source.terminal_id),
  }
  return { fields, problems }
}

function formProblems(barcode: string): FieldProblem[] {
  const why = whyNotChargeable(barcode)
  if (why === undefined) return []
  const hint = `${why} Start without --barcode-rules strict to charge any code.`
  return [{ rule: 'invalid', field: 'barcode', hint }]
}
