import type { ChargeFacts, ChargeNotes } from '../charges/charge.ts'
import { metadataText } from '../charges/metadata.ts'
import type { MethodType } from '../methods/methods.ts'
import type { Subunits } from '../money/money.ts'
import { readScannedCode } from '../sources/scanned-code.ts'
import { storeOf } from '../sources/source.ts'

/** One thing that must be true of a charge. */
export type Condition =
  | { readonly field: 'source_type'; readonly equals: MethodType }
  | { readonly field: 'store_id' | 'terminal_id' | 'barcode'; readonly equals: string }
  /** In subunits, both bounds included. */
  | { readonly field: 'amount'; readonly least: Subunits; readonly greatest: Subunits }
  | { readonly field: 'metadata'; readonly name: string; readonly equals: string }
  | { readonly field: 'description'; readonly contains: string }

/** What is looked at of a charge. */
export interface Matchable {
  readonly facts: Pick<ChargeFacts, 'amount' | 'source'>
  readonly notes: ChargeNotes
}

/** Whether all conditions hold; none at all match every charge. */
export function matchesAll(conditions: readonly Condition[], charge: Matchable): boolean {
  return conditions.every((condition) => holds(condition, charge))
}

function holds(condition: Condition, charge: Matchable): boolean {
  if (condition.field === 'amount') {
    const { amount } = charge.facts
    return condition.least <= amount && amount <= condition.greatest
  }
  const actual = actualOf(condition, charge)
  if (actual === null) return false
  if (condition.field === 'description') return actual.includes(condition.contains)
  if (actual === condition.equals) return true
  return condition.field === 'barcode' && readScannedCode(actual).code === condition.equals
}

/** What the charge has where the condition looks, as text; null where it has nothing. */
function actualOf(condition: Condition, { facts, notes }: Matchable): string | null {
  switch (condition.field) {
    case 'source_type':
      return facts.source.type
    case 'store_id':
      return storeOf(facts.source).storeId
    case 'terminal_id':
      return storeOf(facts.source).terminalId
    case 'barcode':
      return facts.source.barcode
    case 'description':
      return notes.description
    case 'amount':
      return String(facts.amount)
    case 'metadata':
      return metadataText(notes.metadata, condition.name)
  }
}

/**
 * Why conditions that do not match nearly do: all but one hold, or the only one fails by what is easily mistyped (its
 * case, blanks around it, baht for satang). Undefined where they match, or are not near.
 */
export function nearMiss(conditions: readonly Condition[], charge: Matchable): string | undefined {
  const failing = conditions.filter((condition) => !holds(condition, charge))
  const [only] = failing
  if (!only || failing.length > 1) return undefined
  if (conditions.length === 1 && !isSlip(only, charge)) return undefined
  const actual = actualOf(only, charge)
  return `${nameOf(only)} is ${actual === null ? 'not given' : show(only, actual)}, not ${wantedBy(only)}`
}

function isSlip(condition: Condition, charge: Matchable): boolean {
  if (condition.field === 'amount') {
    const hundredth = charge.facts.amount / 100
    return condition.least <= hundredth && hundredth <= condition.greatest
  }
  const actual = actualOf(condition, charge)
  if (actual === null) return false
  const wanted = condition.field === 'description' ? condition.contains : condition.equals
  return plain(actual).includes(plain(wanted))
}

const plain = (text: string) => text.trim().toLowerCase()

/** `store_id is "BJ_ZZ_001" and amount is 400000`: conditions in words. */
export function describeConditions(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return 'every charge'
  return conditions
    .map((condition) => {
      const verb = condition.field === 'description' ? 'contains' : 'is'
      return `${nameOf(condition)} ${verb} ${wantedBy(condition)}`
    })
    .join(' and ')
}

function nameOf(condition: Condition): string {
  return condition.field === 'metadata' ? `metadata.${condition.name}` : condition.field
}

function wantedBy(condition: Condition): string {
  if (condition.field === 'description') return JSON.stringify(condition.contains)
  if (condition.field !== 'amount') return show(condition, condition.equals)
  const { least, greatest } = condition
  return least === greatest ? String(least) : `${least} to ${greatest}`
}

/** A barcode is never repeated whole. */
function show(condition: Condition, text: string): string {
  if (condition.field === 'amount') return text
  return condition.field === 'barcode' ? `one ending in ${text.slice(-4)}` : JSON.stringify(text)
}
