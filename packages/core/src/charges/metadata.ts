import { parseWritten, plainOf, printWritten, type Written } from '../written-json.ts'

/**
 * A caller's own notes on a charge or refund: any JSON object. One that JavaScript's own objects and numbers would not
 * keep as it was sent (large integers, `1.0`, names of digits in their order) is kept as its JSON text.
 */
export type Metadata = { readonly [name: string]: Json } | string

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json }

export const noMetadata: Metadata = {}

/** Whether a text is one that metadata is kept as. */
export function isWrittenMetadata(text: string): boolean {
  try {
    const value = parseWritten(text)
    return value instanceof Map && printWritten(value) === text
  } catch {
    return false
  }
}

/** The value of a name as text, null where there is none. Forms send text: 7 and "7" are the same. */
export function metadataText(metadata: Metadata, name: string): string | null {
  if (typeof metadata === 'string') return textOfWritten(valuesIn(metadata).get(name))
  return Object.hasOwn(metadata, name) ? textOf(metadata[name]) : null
}

/** All values as texts, in their order. */
export function metadataTexts(metadata: Metadata): (string | null)[] {
  if (typeof metadata !== 'string') return Object.values(metadata).map(textOf)
  return [...valuesIn(metadata).values()].map(textOfWritten)
}

type Values = ReadonlyMap<string, Written>

function valuesIn(text: string): Values {
  // The conditions of all rules look at the same charge.
  if (lastRead.text !== text) lastRead = { text, values: parseWritten(text) as Values }
  return lastRead.values
}

let lastRead: { readonly text: string; readonly values: Values } = { text: '{}', values: new Map() }

function textOfWritten(value: Written | undefined): string | null {
  const plain = plainOf(value ?? null)
  if (typeof plain !== 'object' || plain === null) return textOf(plain as Json)
  return printWritten(value as Written)
}

function textOf(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
