import qs from 'qs'
import { type Fields, fieldsOf, textOf } from '../fields.ts'

/** A body of a contract; `known` says whether its value could be read as JSON or a form. */
export interface Body {
  readonly value: unknown
  readonly known: boolean
}

const json = /\bjson\b/i
const form = /^application\/x-www-form-urlencoded\b/i

/** The body of a request or an answer. Up to version 3 it stands as it is; version 4 wraps it with its type and encoding. */
export function bodyOf(part: Fields): Body | undefined {
  const { body } = part
  if (body === undefined || body === null) return undefined
  const wrapped = fieldsOf(body)
  if (wrapped && 'content' in wrapped && ('contentType' in wrapped || 'encoded' in wrapped)) {
    return contentOf(wrapped, headerType(part))
  }
  if (typeof body === 'string') return read(body, headerType(part) ?? '')
  return { value: body, known: true }
}

/** What a message holds. */
export function contentsOf({ contents }: Fields): Body | undefined {
  return bodyOf({ body: contents })
}

function contentOf(wrapped: Fields, header: string | undefined): Body | undefined {
  const { content, contentType, encoded } = wrapped
  if (content === undefined || content === null || content === '') return undefined
  if (typeof content !== 'string') return { value: content, known: true }
  const type = typeof contentType === 'string' ? contentType : (header ?? '')
  const isBase64 = textOf(encoded).toLowerCase() === 'base64'
  const text = isBase64 ? Buffer.from(content, 'base64').toString() : content
  // A JSON text that is not encoded is a JSON string.
  if (json.test(type) && (encoded === false || encoded === undefined)) {
    return { value: content, known: true }
  }
  return read(text, type)
}

function read(text: string, type: string): Body {
  if (form.test(type)) return { value: qs.parse(text), known: true }
  if (!json.test(type)) return { value: text, known: false }
  try {
    return { value: JSON.parse(text), known: true }
  } catch {
    return { value: text, known: true }
  }
}

function headerType({ headers }: Fields): string | undefined {
  const named = Object.entries(fieldsOf(headers) ?? {})
  const [, value] = named.find(([name]) => /^content-type$/i.test(name)) ?? []
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : undefined
}

/** The query of a request: a text in version 1 and 2, lists of values by name since. */
export function queryOf({ query }: Fields): readonly (readonly [name: string, value: string])[] {
  if (typeof query === 'string') return [...new URLSearchParams(query)]
  return Object.entries(fieldsOf(query) ?? {}).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).map((value) => [name, textOf(value)] as const),
  )
}
