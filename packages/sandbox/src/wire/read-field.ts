import {
  allow,
  type Instant,
  type Metadata,
  maxMetadataCharacters,
  noMetadata,
  parseInstant,
  type Result,
  refuse,
} from '@omise-sandbox/core'
import { parseTarget, type TargetPolicy } from '../delivery/target.ts'
import type { FieldProblem } from '../services/refusal.ts'
import { type Fields, isFields, isNoText, notText, textOf } from './read-source.ts'
import { hintForTime } from './read-time.ts'
import { WrittenJson } from './written-json.ts'

type Read<T> = Result<T, FieldProblem>

export function refusals(...results: Read<unknown>[]): FieldProblem[] {
  return results.flatMap((result) => (result.ok ? [] : [result.refusal]))
}

export function invalid(field: string, hint: string): FieldProblem {
  return { rule: 'invalid', field, hint }
}

export function readMetadata(value: unknown): Read<Metadata> {
  if (value === undefined || value === null || value === '') return allow(noMetadata)
  if (!isFields(value)) return refuse({ rule: 'metadata-not-object', field: 'metadata' })
  const written = value instanceof WrittenJson ? value.text : undefined
  if ((written ?? JSON.stringify(value)).length > maxMetadataCharacters) {
    return refuse({ rule: 'metadata-too-long', field: 'metadata', max: maxMetadataCharacters })
  }
  if (written !== undefined) return allow(written)
  // Parsed from JSON or a form, so it holds nothing but JSON.
  return allow(value as Metadata)
}

/**
 * Reads a boolean as `ActiveModel::Type::Boolean` does: blank is none, a few words and 0 are false, and every other
 * text or number is true. `test/measured/booleans.jsonl` holds what it read. A list or an object is refused.
 */
export function readBoolean(value: unknown, field: string): Read<boolean | undefined> {
  if (value === undefined || value === null || value === '') return allow(undefined)
  if (typeof value === 'boolean') return allow(value)
  if (typeof value === 'number') return allow(value !== 0)
  if (typeof value === 'string') return allow(!wordsForFalse.has(value))
  return refuse(invalid(field, 'Send true or false.'))
}

const wordsForFalse: ReadonlySet<string> = new Set(['0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF'])

export function readExpiry(value: unknown, now: Instant): Read<Instant | null> {
  if (value === undefined || value === null || value === '') return allow(null)
  const moment = typeof value === 'string' ? parseInstant(value) : undefined
  if (moment === undefined) return refuse(invalid('expires_at', hintForTime(value)))
  if (moment <= now) return refuse(invalid('expires_at', 'Send a time that lies ahead.'))
  return allow(moment)
}

const maxEndpoints = 2

export function readEndpoints(value: unknown, targets: TargetPolicy): Read<readonly string[]> {
  const field = 'webhook_endpoints'
  if (value === undefined || value === null || value === '') return allow([])
  if (!Array.isArray(value) || value.length > maxEndpoints) {
    return refuse(invalid(field, `Send a list of at most ${maxEndpoints} URLs.`))
  }
  const urls: string[] = []
  for (const item of value) {
    if (typeof item !== 'string') return refuse(notText(field))
    const target = parseTarget(item, targets)
    if (!target.ok) return refuse(invalid(field, `It is refused because ${target.refusal}.`))
    urls.push(item)
  }
  return allow(urls)
}

export function uriProblems(value: unknown): FieldProblem[] {
  const uri = typeof value === 'string' ? textOf(value) : null
  if (uri === null || URL.canParse(uri)) return []
  return [invalid('return_uri', 'Send a whole URL, or leave it out: this method returns nobody.')]
}

export function textProblems(body: Fields, fields: readonly string[]): FieldProblem[] {
  return fields.filter((field) => isNoText(body[field])).map(notText)
}
