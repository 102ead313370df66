import type { ControlWire } from '@omise-sandbox/api'
import { parseBaht } from '../format/money.ts'
import { messages } from '../messages/messages.ts'

const { rules: text } = messages.simulation

export interface MetadataDraft {
  /** Tells one from another while they are written. */
  readonly number: number
  readonly name: string
  readonly value: string
}

/** Which charges, as a form holds it; what is empty does not matter. */
export interface MatchDraft {
  readonly storeId: string
  readonly terminalId: string
  readonly amountKind: 'any' | 'exactly' | 'range'
  /** In baht, as are the two below. */
  readonly amount: string
  readonly from: string
  readonly to: string
  readonly barcode: string
  readonly description: string
  readonly metadata: readonly MetadataDraft[]
}

export const newMatch: MatchDraft = {
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
export interface MatchProblems {
  readonly fields: Partial<Record<Exclude<keyof MatchDraft, 'metadata' | 'amountKind'>, string>>
  readonly metadata: Readonly<Record<number, string>>
}

export function matchProblems(draft: MatchDraft): MatchProblems {
  const fields: MatchProblems['fields'] = { ...amountProblems(draft) }
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

function amountProblems({ amountKind, amount, from, to }: MatchDraft): MatchProblems['fields'] {
  const malformed = (baht: string) =>
    baht.trim() !== '' && parseBaht(baht) === undefined ? text.amountMalformed : undefined
  if (amountKind === 'any') return {}
  if (amountKind === 'exactly') {
    const problem = amount.trim() === '' ? text.amountMissing : malformed(amount)
    return problem === undefined ? {} : { amount: problem }
  }
  const [min, max] = [parseBaht(from), parseBaht(to)]
  const reversed = min !== undefined && max !== undefined && min > max
  const missing = from.trim() === '' && to.trim() === ''
  const fromProblem = missing
    ? text.amountMissing
    : (malformed(from) ?? (reversed && text.amountReversed))
  const toProblem = malformed(to)
  return { ...(fromProblem ? { from: fromProblem } : {}), ...(toProblem ? { to: toProblem } : {}) }
}

/** What the control API is told of it; only of a draft with no problem. */
export function matchOf(draft: MatchDraft): ControlWire['RuleMatch'] {
  const { description, metadata } = draft
  const storeId = draft.storeId.trim()
  const terminalId = draft.terminalId.trim()
  // It may be pasted in groups of four, as the sheet shows it.
  const barcode = draft.barcode.replace(/\s/g, '')
  const amount = amountOf(draft)
  return {
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

function amountOf(draft: MatchDraft): ControlWire['RuleMatch']['amount'] {
  if (draft.amountKind === 'any') return undefined
  if (draft.amountKind === 'exactly') return parseBaht(draft.amount)
  const [min, max] = [parseBaht(draft.from), parseBaht(draft.to)]
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}
