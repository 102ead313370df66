import { allow, refuse } from '@omise-sandbox/core'
import { invalid, type Read } from './fields.ts'

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
