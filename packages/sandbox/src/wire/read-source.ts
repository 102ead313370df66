import {
  allow,
  type BarcodeRules,
  checkAmount,
  parseSatang,
  type Result,
  refuse,
  type Satang,
  whyNotChargeable,
} from '@omise-sandbox/core'
import type { FieldProblem, Refusal } from '../services/refusal.ts'
import type { SourceRequest } from '../services/sources.ts'
import { otherTypeHint, otherTypeProblems, scannedType } from './source-types.ts'

/** A request's fields, before anything is known of them. */
export type Fields = Readonly<Record<string, unknown>>

/** Reads the body of `POST /sources`. The store is not wanted before the source is charged. */
export function readSource(body: Fields, rules: BarcodeRules): Result<SourceRequest, Refusal> {
  const money = readMoney(body)
  if (body.type !== scannedType) {
    const problems = otherTypeProblems(body.type, money.problems)
    return refuse({ kind: 'invalid-fields', of: 'source', problems, hint: otherTypeHint })
  }
  const code = readCode(body, rules)
  const problems = [...money.problems, ...code.problems]
  if (problems.length > 0 || money.amount === undefined) {
    return refuse({ kind: 'invalid-fields', of: 'source', problems })
  }
  return allow({ kind: 'scanned', amount: money.amount, ...code.fields })
}

/** Currency, then amount, in the order in which messages about them are joined. */
export function readMoney(body: Fields): {
  readonly amount: Satang | undefined
  readonly problems: FieldProblem[]
} {
  const problems: FieldProblem[] = []
  const isBaht = typeof body.currency === 'string' && body.currency.toUpperCase() === 'THB'
  if (!isBaht) problems.push({ rule: 'unsupported', field: 'currency' })
  const amount = parseSatang(body.amount)
  if (amount === undefined) {
    problems.push({ rule: 'not-a-number', field: 'amount' })
  } else if (isBaht) {
    // The limits are in baht: they say nothing of an amount in another currency.
    const checked = checkAmount(amount)
    if (!checked.ok) problems.push({ field: 'amount', ...checked.refusal })
  }
  return { amount, problems }
}

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

/** A text that says something; a whole number counts as its digits, blank and everything else as nothing. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return isNoText(value) ? null : String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** Given, and nothing that can be read as text. A code of 18 digits sent as a number has lost some already. */
export function isNoText(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isSafeInteger(value)
  return value !== undefined && value !== null && typeof value !== 'string'
}

export function notText(field: string): FieldProblem {
  return { rule: 'invalid', field, hint: `Send ${field} as a text, in quotes.` }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
