import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { breakingChanges } from '../src/compare.ts'
import type { Document, Operation, Schema } from '../src/document.ts'

type Parts = Omit<Document, 'info' | 'components'> & { readonly components?: object }

export function aDocument(parts: Parts): Document {
  const { components = {}, ...rest } = parts
  return { info: { version: '1' }, components, ...rest }
}

/** A document with `GET /charges`. */
export function anOperation(operation: Operation, parts: Parts = {}): Document {
  return aDocument({ ...parts, paths: { '/charges': { get: operation } } })
}

/** A document whose one operation answers this. */
export function given(schema: Schema, parts: Parts = {}): Document {
  return anOperation({ responses: { '200': { content: json(schema) } } }, parts)
}

/** A document whose one operation is sent this. */
export function taken(schema: Schema, parts: Parts = {}): Document {
  return anOperation({ requestBody: { content: json(schema) } }, parts)
}

/** A document whose one webhook sends this. */
export function webhook(schema: Schema): Document {
  return aDocument({
    webhooks: { 'charge.create': { post: { requestBody: { content: json(schema) } } } },
  })
}

export function json(schema: Schema) {
  return { 'application/json': { schema } }
}

/** An object whose one field is this. */
export function withField(schema: Schema): Schema {
  return { type: 'object', properties: { status: schema } }
}

export function changes(before: Document, after: Document): string[] {
  return breakingChanges({ file: 'a.yaml', before, after })
}

/** One of the two real documents, with nothing in it shared but by reference. */
export function real(file: 'omise.yaml' | 'sandbox.yaml'): Document {
  const text = readFileSync(new URL(`../../../openapi/${file}`, import.meta.url), 'utf8')
  return copyOf(parse(text, { maxAliasCount: -1, merge: true }))
}

export function copyOf(document: Document): Document {
  return JSON.parse(JSON.stringify(document))
}

/** A document with another value at a path, or none where that is undefined. */
export function edited(document: Document, path: readonly string[], value?: unknown): Document {
  return edit(document, path, value) as Document
}

function edit(part: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const present = (part as Record<string, unknown>)[key]
  if (present === undefined && value === undefined) throw new Error(`There is no ${key} to take.`)
  const next = edit(present, rest, value)
  if (Array.isArray(part)) {
    const items = part.filter((_item, index) => String(index) !== key)
    return next === undefined ? items : items.toSpliced(Number(key), 0, next)
  }
  const others = Object.entries(part as object).filter(([name]) => name !== key)
  return Object.fromEntries(next === undefined ? others : [...others, [key, next]])
}
