import type { Written } from '@omise-sandbox/core'

/** Names and values as they come in, in their order. */
type Hash = Map<string, Value>
type Value = string | null | Value[] | Hash

/** Why a form cannot be read. */
export class FormProblem extends Error {
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}

/** Rack's limits. */
const maxFields = 4096
const deepest = 100

/** What parts fields: in a query, a semicolon does too. */
const separators = { body: /& */, query: /[&;] */ } as const

/**
 * Reads `source[barcode]=1&items[][sku]=a` as `Rack::Utils.parse_nested_query` of Rack 2.2 does: the last of a
 * repeated name wins, digits are names, `[]` adds to a list, and `[][sku]` adds to its last hash or, where that has
 * the name, begins another. `test/measured/forms.jsonl` holds what Rack itself read. Throws a {@link FormProblem}.
 */
export function readForm(
  text: string,
  where: keyof typeof separators,
): ReadonlyMap<string, Written> {
  const parts = text.split(separators[where])
  checkCount(parts.length)
  const fields: Hash = new Map()
  for (const part of parts) {
    if (part === '') continue
    const at = part.indexOf('=')
    const name = decode(at === -1 ? part : part.slice(0, at))
    const value = at === -1 ? null : decode(part.slice(at + 1))
    putField(fields, name, value)
  }
  return fields
}

/** Puts together names and values that are decoded already, as a multipart body has them, by the same rules. */
export function formOf(
  parts: readonly (readonly [string, string])[],
): ReadonlyMap<string, Written> {
  checkCount(parts.length)
  const fields: Hash = new Map()
  for (const [name, value] of parts) putField(fields, name, value)
  return fields
}

function checkCount(fields: number): void {
  if (fields <= maxFields) return
  throw new FormProblem(`form has more than ${maxFields} fields`, 'Send fewer.')
}

/** One field, unless no honest client sends it. */
function putField(fields: Hash, name: string, value: string | null): void {
  if (name.includes('__proto__') && name.split(/[[\]]/).includes('__proto__')) {
    throw new FormProblem('body has a forbidden name', 'Leave it out.')
  }
  if (name.includes('\0') || value?.includes('\0')) {
    throw new FormProblem('body has a NUL character', 'Leave it out.')
  }
  put(fields, name, value, deepest)
}

/** Rack's `normalize_params`. What it gives is the hash, or what stands there in its stead. */
function put(hash: Hash, name: string, value: string | null, levels: number): Value {
  if (levels <= 0) {
    throw new FormProblem(`form has more than ${deepest} levels`, 'Send flatter fields.')
  }
  const [begin = '', key = ''] = firstName.exec(name) ?? []
  if (key === '') return name === '[]' && value !== null ? [value] : null
  const after = name.slice(begin.length)
  if (after === '') hash.set(key, value)
  else if (after === '[') hash.set(name, value)
  else if (after === '[]') listIn(hash, key).push(value)
  else putWithin(hash, key, after, value, levels)
  return hash
}

const firstName = /^[[\]]*([^[\]]+)\]*/

function putWithin(
  hash: Hash,
  key: string,
  after: string,
  value: string | null,
  levels: number,
): void {
  const child = inList(after)
  if (child === undefined) {
    const inner = hash.get(key) ?? new Map()
    if (!(inner instanceof Map)) throw conflict(key)
    hash.set(key, inner)
    hash.set(key, put(inner, after, value, levels - 1))
    return
  }
  const list = listIn(hash, key)
  const last = list.at(-1)
  if (last instanceof Map && !hasName(last, child)) put(last, child, value, levels - 1)
  else list.push(put(new Map(), child, value, levels - 1))
}

/** What `[][b]` or `[]b` names within the items of a list. To Ruby, ^ and $ are the ends of a line. */
function inList(after: string): string | undefined {
  if (!after.startsWith('[]') && !after.includes('\n')) return undefined
  const found = wholeItem.exec(after) ?? restOfItem.exec(after)
  return found?.[1]
}

const wholeItem = /(?<![^\n])\[\]\[([^[\]]+)\](?![^\n])/
const restOfItem = /(?<![^\n])\[\]([^\n]+)/

function listIn(hash: Hash, key: string): Value[] {
  const list = hash.get(key) ?? []
  if (!Array.isArray(list)) throw conflict(key)
  hash.set(key, list)
  return list
}

function conflict(key: string): FormProblem {
  const name = key.slice(0, 100)
  return new FormProblem(
    `form has ${name} as two kinds of value`,
    `Send ${name} once: as one value, as a list (${name}[]=…) or as fields (${name}[…]=…).`,
  )
}

/** Whether a hash has `b` or `b[c]` already; of a list within it nobody can tell. */
function hasName(hash: Hash, name: string): boolean {
  if (name.includes('[]')) return false
  let at: Value | undefined = hash
  for (const part of name.split(/[[\]]+/)) {
    if (part === '') continue
    if (!(at instanceof Map) || !at.has(part)) return false
    at = at.get(part)
  }
  return true
}

function decode(text: string): string {
  // Nearly all that is sent needs no decoding.
  const blanks = text.includes('+') ? text.replaceAll('+', ' ') : text
  return blanks.includes('%') ? percentDecode(blanks) : blanks
}

function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new FormProblem(
      'form has a bad percent-encoding',
      'Encode it as application/x-www-form-urlencoded: a percent sign is %25.',
    )
  }
}
