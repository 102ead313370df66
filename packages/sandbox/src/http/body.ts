import { isUtf8 } from 'node:buffer'
import { allow, type Refused, type Result } from '@omise-sandbox/core'
import type { Fields } from '../wire/fields.ts'
import { FormProblem, formOf, readForm } from './form.ts'
import {
  fieldsOf,
  type JsonRules,
  type Parsed,
  parseJson,
  parseJsonAsRuby,
  parseLargeJson,
  type Unreadable,
  unreadable,
} from './json-body.ts'
import { multipartFields } from './multipart.ts'

export type { JsonRules, Parsed, Unreadable } from './json-body.ts'

/** The fields of a body, and what its sender should know of how it was read. */
export interface Body {
  readonly fields: Fields
  readonly hint?: string
}

const nothing: Fields = {}
const noBody = allow<Body>({ fields: nothing })
const jsonType = 'application/json'
const formType = 'application/x-www-form-urlencoded'

/** What Ruby's JSON reads: levels as deep, and of a name given twice the last value. */
const rubyRules: JsonRules = { deepest: 100, nul: 'refused', twice: 'last counts' }

type ReadBody = Result<Body, Unreadable>

/**
 * Reads a body of the imitated API by its content type: a form or JSON, as every operation accepts. With no type, or
 * one that says nothing, it is read as what it looks like, and a hint says so. An empty one is no fields. Only a
 * multipart body takes more than a moment.
 */
export function parseBody(
  bytes: Buffer | undefined,
  contentType: string | undefined,
): ReadBody | Promise<ReadBody> {
  const text = textOf(bytes)
  if (typeof text !== 'string') return text
  if (text === '') return noBody
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() || undefined
  if (contentType !== undefined && type === 'multipart/form-data') {
    return parseMultipart(text, contentType)
  }
  return parseText(text, type)
}

function parseText(text: string, type: string | undefined): ReadBody {
  if (type === jsonType) return withHint(parseJsonAsRuby(text, rubyRules), undefined)
  const isJson = jsonText.test(text)
  if (type === formType) return withHint(parseForm(text), isJson ? sentAsForm : undefined)
  if (!isJson) return withHint(parseForm(text), readAs('a form', formType, type))
  return withHint(parseJsonAsRuby(text, rubyRules), readAs('JSON', jsonType, type))
}

async function parseMultipart(text: string, contentType: string): Promise<ReadBody> {
  try {
    return allow({ fields: fieldsOf(formOf(await multipartFields(text, contentType))) })
  } catch (error) {
    return whatIsWrong(error)
  }
}

/** Reads a body of the control API: JSON whatever its content type says, since curl -d calls everything a form. */
export function parseControlBody(bytes: Buffer | undefined, rules: JsonRules): Parsed {
  const text = textOf(bytes)
  if (typeof text !== 'string') return text
  return text === '' ? allow(nothing) : parseJson(text, rules)
}

/** As {@link parseControlBody}, of a body of many megabytes: others have their turn between the steps. */
export async function parseLargeControlBody(
  bytes: Buffer | undefined,
  rules: JsonRules,
): Promise<Parsed> {
  const text = textOf(bytes)
  if (typeof text !== 'string') return text
  return text === '' ? allow(nothing) : await parseLargeJson(text, rules)
}

/** How a JSON object with fields begins, in a form's encoding too. */
const jsonText = /^\s*(?:\{|%7B)\s*(?:["}]|%22|%7D)/i

const sentAsForm = `The body is JSON, but was sent as a form (${formType}). Send it with Content-Type: ${jsonType}.`

function readAs(what: string, type: string, given: string | undefined): string {
  const said = given === undefined ? 'no content type' : `the content type ${given.slice(0, 100)}`
  return `The body has ${said}, and was read as ${what}. Send it with Content-Type: ${type}.`
}

/** A hint for who sent fields; there is nothing to say of none. */
function withHint(read: Parsed, hint: string | undefined): ReadBody {
  if (!read.ok) return hint === undefined ? read : unreadable(read.refusal.message, hint)
  const isSaid = hint !== undefined && Object.keys(read.value).length > 0
  return allow({ fields: read.value, ...(isSaid ? { hint } : {}) })
}

/** The text of a body without its byte order mark, or what is wrong with it. */
function textOf(bytes: Buffer | undefined): string | Refused<Unreadable> {
  if (bytes === undefined || bytes.length === 0) return ''
  if (!isUtf8(bytes)) {
    return unreadable('body is not UTF-8', 'Send UTF-8.')
  }
  const text = bytes.toString('utf8')
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** `source[barcode]=…&webhook_endpoints[]=…`, as a form or a query string. */
export function parseForm(text: string, where: 'body' | 'query' = 'body'): Parsed {
  try {
    return allow(fieldsOf(readForm(text, where)))
  } catch (error) {
    return whatIsWrong(error)
  }
}

function whatIsWrong(error: unknown): Refused<Unreadable> {
  if (error instanceof FormProblem) return unreadable(error.message, error.hint)
  throw error
}
