import type { ControlWire } from '@omise-sandbox/api'
import { type Currency, parseMoney } from '../format/money.ts'
import { messages } from '../messages/messages.ts'
import type { SourceType } from '../methods/payment-method.ts'

const { rules: text } = messages.simulation

export interface MetadataDraft {
  /** Tells one from another while they are written. */
  readonly number: number
  readonly name: string
  readonly value: string
}

/** Which charges, as a form holds it; what is empty does not matter. */
export interface MatchDraft {
  readonly sourceType: SourceType | 'any'
  readonly storeId: string
  readonly terminalId: string
  readonly amountKind: 'any' | 'exactly' | 'range'
  /** As a person writes it, as are the two below. */
  readonly amount: string
  readonly from: string
  readonly to: string
  readonly barcode: string
  readonly description: string
  readonly metadata: readonly MetadataDraft[]
}

export const newMatch: MatchDraft = {
  sourceType: 'any',
  storeId: '',
  terminalId: '',
  amountKind: 'any',
  amount: '',
  from: '',
  to: '',
  barcode: '',
  description: '',
  metadata: [],
}

export const maxMetadata = 20
const maxText = 200

/** What is wrong, by the field it is wrong with; metadata by its number. */
type Field = Exclude<keyof MatchDraft, 'metadata' | 'amountKind' | 'sourceType'>

export interface MatchProblems {
  readonly fields: Partial<Record<Field, string>>
  readonly metadata: Readonly<Record<number, string>>
}

export function matchProblems(draft: MatchDraft, currency: Currency): MatchProblems {
  const fields: MatchProblems['fields'] = { ...amountProblems(draft, currency) }
  for (const field of ['storeId', 'terminalId', 'barcode', 'description'] as const) {
    if (draft[field].length > maxText) fields[field] = text.tooLong
  }
  const metadata: Record<number, string> = {}
  draft.metadata.forEach(({ number, name, value }, index) => {
    const earlier = draft.metadata.slice(0, index)
    if (name === '') metadata[number] = text.metadataMissing
    else if (name.length > maxText || value.length > maxText) metadata[number] = text.tooLong
    else if (earlier.some((one) => one.name === name)) metadata[number] = text.metadataTwice
  })
  return { fields, metadata }
}

function amountProblems(
  { amountKind, amount, from, to }: MatchDraft,
  currency: Currency,
): MatchProblems['fields'] {
  const malformed = (written: string) =>
    written.trim() !== '' && parseMoney(written, currency) === undefined
      ? text.amountMalformed(messages.currencies[currency])
      : undefined
  if (amountKind === 'any') return {}
  if (amountKind === 'exactly') {
    const problem = amount.trim() === '' ? text.amountMissing : malformed(amount)
    return problem === undefined ? {} : { amount: problem }
  }
  const [min, max] = [parseMoney(from, currency), parseMoney(to, currency)]
  const reversed = min !== undefined && max !== undefined && min > max
  const missing = from.trim() === '' && to.trim() === ''
  const fromProblem = missing
    ? text.amountMissing
    : (malformed(from) ?? (reversed && text.amountReversed))
  const toProblem = malformed(to)
  return { ...(fromProblem ? { from: fromProblem } : {}), ...(toProblem ? { to: toProblem } : {}) }
}

/** What the control API is told of it; only of a draft with no problem. */
export function matchOf(draft: MatchDraft, currency: Currency): ControlWire['RuleMatch'] {
  const { sourceType, description, metadata } = draft
  const storeId = draft.storeId.trim()
  const terminalId = draft.terminalId.trim()
  // It may be pasted in groups of four, as the sheet shows it.
  const barcode = draft.barcode.replace(/\s/g, '')
  const amount = amountOf(draft, currency)
  return {
    ...(sourceType === 'any' ? {} : { source_type: sourceType }),
    ...(storeId === '' ? {} : { store_id: storeId }),
    ...(terminalId === '' ? {} : { terminal_id: terminalId }),
    ...(amount === undefined ? {} : { amount }),
    ...(barcode === '' ? {} : { barcode }),
    ...(metadata.length === 0
      ? {}
      : { metadata: Object.fromEntries(metadata.map(({ name, value }) => [name, value])) }),
    ...(description === '' ? {} : { description }),
  }
}

function amountOf(draft: MatchDraft, currency: Currency): ControlWire['RuleMatch']['amount'] {
  if (draft.amountKind === 'any') return undefined
  if (draft.amountKind === 'exactly') return parseMoney(draft.amount, currency)
  const [min, max] = [parseMoney(draft.from, currency), parseMoney(draft.to, currency)]
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}
