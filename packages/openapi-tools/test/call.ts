import { formType } from './document.ts'

/** Where the tests' calls go, and whose they are. */
export interface Target {
  readonly url: string
  readonly key: string | undefined
}

export interface Request {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly type?: string
  readonly body?: unknown
}

/** Sends a request; a body is written as its media type says. */
export function send({ url, key }: Target, { method, path, type, body }: Request) {
  const headers = {
    ...(key === undefined ? {} : { Authorization: `Basic ${btoa(`${key}:`)}` }),
    ...(type === undefined ? {} : { 'Content-Type': type }),
  }
  return fetch(`${url}${path}`, {
    method: method.toUpperCase(),
    headers,
    ...(body === undefined
      ? {}
      : { body: type === formType ? formOf(body) : JSON.stringify(body) }),
  })
}

/** Fields as a form: those of an object by its name and theirs, `metadata[order]`; a list as a name that is repeated. */
function formOf(fields: unknown): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields as Record<string, unknown>)) {
    if (Array.isArray(value)) for (const one of value) form.append(name, String(one))
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inside] of Object.entries(value))
        form.append(`${name}[${key}]`, String(inside))
    } else form.append(name, String(value))
  }
  return form.toString()
}
