import type { Result } from '@omise-sandbox/core'
import type { FieldProblem } from '../refusals/refusal.ts'

/** A request's fields, before anything is known of them. */
export type Fields = Readonly<Record<string, unknown>>

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

export type Read<T> = Result<T, FieldProblem>

export function refusals(...results: Read<unknown>[]): FieldProblem[] {
  return results.flatMap((result) => (result.ok ? [] : [result.refusal]))
}

export function invalid(field: string, hint: string): FieldProblem {
  return { rule: 'invalid', field, hint }
}

export function textProblems(body: Fields, fields: readonly string[]): FieldProblem[] {
  return fields.filter((field) => isNoText(body[field])).map(notText)
}
