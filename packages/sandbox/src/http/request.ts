import type { IncomingMessage, ServerResponse } from 'node:http'
import { TLSSocket } from 'node:tls'
import { allow, type Result } from '@omise-sandbox/core'
import type { Fields } from '../wire/fields.ts'
import { type Body, type Parsed, parseBody, parseForm, type Unreadable } from './body.ts'

/** A request as Express hands it on: what is used of it, so that nothing else need know Express. */
export interface HttpRequest extends IncomingMessage {
  readonly method: string
  readonly url: string
  readonly path: string
  readonly params: Readonly<Record<string, string | string[]>>
  readonly body?: unknown
}

/** Aborted when the caller goes away, or has been answered. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return gone.signal
}

export function bodyOf(request: Pick<HttpRequest, 'body'>): Buffer | undefined {
  return Buffer.isBuffer(request.body) ? request.body : undefined
}

/** The path's parameters; none of ours stands for more than one segment. */
export function paramsOf(request: HttpRequest): Readonly<Record<string, string>> {
  return request.params as Readonly<Record<string, string>>
}

/** The address that a request was sent to, by its Host header and the way it came. */
export function addressOf({ headers, socket }: IncomingMessage): string | undefined {
  const isSecure =
    socket instanceof TLSSocket || /^https\b/.test(String(headers['x-forwarded-proto']))
  const url = `${isSecure ? 'https' : 'http'}://${headers.host}`
  return headers.host && URL.canParse(url) ? new URL(url).origin : undefined
}

export function readQuery(request: HttpRequest): Parsed {
  const at = request.url.indexOf('?')
  return at === -1 ? allow(noFields) : parseForm(request.url.slice(at + 1), 'query')
}

const noFields: Fields = {}

type ReadFields = Result<Body, Unreadable>

/** The fields of the query and of the body; a GET may carry its parameters in either. */
export function readFields(request: HttpRequest): ReadFields | Promise<ReadFields> {
  const body = parseBody(bodyOf(request), request.headers['content-type'])
  return body instanceof Promise
    ? body.then((read) => withQuery(request, read))
    : withQuery(request, body)
}

function withQuery(request: HttpRequest, read: ReadFields): ReadFields {
  const body = read.ok || !isGet(request) ? read : passedOver(read.refusal)
  if (!body.ok || !request.url.includes('?')) return body
  const query = readQuery(request)
  if (!query.ok) return query
  return allow({ ...body.value, fields: { ...query.value, ...body.value.fields } })
}

/** What asks for something can do so without a body: one that cannot be read is no reason to refuse it. */
function isGet({ method }: HttpRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}

function passedOver({ message, hint }: Unreadable): ReadFields {
  return allow({ fields: noFields, hint: `The body was passed over: ${message}. ${hint}` })
}

const rootPaths = ['/healthz', '/readyz', '/metrics', '/llms.txt', '/llms-full.txt']

/** Whether a path belongs to the control API, whose refusals are problems. */
export function isControlPath(path: string): boolean {
  return path.startsWith('/__sandbox') || rootPaths.includes(path)
}
