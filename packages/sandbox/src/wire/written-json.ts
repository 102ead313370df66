import { endOfString } from '@omise-sandbox/core'

/** JSON that is kept as text, because JavaScript's own objects and numbers would not keep it as it was sent. */
export class WrittenJson {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** For whoever writes it without {@link prettyJson}. */
  toJSON(): string {
    timesMet++
    return this.text
  }
}

/** How many were met while JSON was written, so that answers that hold none, which is nearly all, cost nothing more. */
let timesMet = 0

/** JSON with two spaces, with what is kept as text as it was written. */
export function prettyJson(value: unknown): string {
  const before = timesMet
  const text = JSON.stringify(value, null, 2)
  return timesMet === before ? text : indent(compact(value))
}

function compact(value: unknown): string {
  if (value instanceof WrittenJson) return value.text
  if (Array.isArray(value)) return `[${value.map(compact).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${compact(field)}`).join(',')}}`
}

/** Breaks the lines of JSON that has no blanks, as `JSON.stringify` does with two spaces. */
function indent(text: string): string {
  let depth = 0
  let out = ''
  const line = () => `\n${'  '.repeat(depth)}`
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string
    if (sign === '"') {
      const end = endOfString(text, at)
      out += text.slice(at, end)
      at = end - 1
    } else if (sign === '{' || sign === '[') {
      const isEmpty = text[at + 1] === '}' || text[at + 1] === ']'
      if (isEmpty) out += `${sign}${text[++at]}`
      else {
        depth++
        out += sign + line()
      }
    } else if (sign === '}' || sign === ']') {
      depth--
      out += line() + sign
    } else if (sign === ',') out += `,${line()}`
    else out += sign === ':' ? ': ' : sign
  }
  return out
}

/** JSON as the API writes it: two spaces, and a line break at the end. */
export function toJson(value: unknown): string {
  return `${prettyJson(value)}\n`
}
