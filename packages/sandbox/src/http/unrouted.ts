import type { IncomingMessage, ServerResponse } from 'node:http'
import { ControlRefusal } from '@omise-sandbox/api'
import type { Accounts } from '../account/accounts.ts'
import { unreadableControl } from '../control/serve-control.ts'
import { howToSendMore, maxStateBytes } from '../control/serve-state.ts'
import { unreadable } from '../omise/serve-omise.ts'
import type { ErrorAnswer } from '../refusals/refusals.ts'
import { authenticate } from './authenticate.ts'
import type { Unreadable } from './body.ts'
import { errorElsewhere } from './elsewhere.ts'
import { openExchange, type Watch } from './exchange.ts'
import { errorOfFailure } from './failure.ts'
import { maskPath } from './mask-path.ts'
import { nearestRoute } from './nearest-route.ts'
import { type HttpRequest, isControlPath } from './request.ts'
import { allowOf, findKnownPath, methodHint } from './route-table.ts'

/** Answers a request that no route meets, naming the methods that its path takes, or else the nearest route. */
export async function answerNoRoute(
  watch: Watch & { readonly accounts: Accounts },
  request: HttpRequest,
  response: ServerResponse,
): Promise<void> {
  const exchange = openExchange(watch, request, response)
  const identity = authenticate(request.headers.authorization, ['secret', 'public'])
  if (identity.ok) {
    const { account, kind } = identity.value
    exchange.identify(account, kind, await watch.accounts.read(account))
  }
  const { method, path } = request
  const known = findKnownPath(path)
  const remedy = known
    ? methodHint(known, method)
    : `The nearest route is ${nearestRoute(method, path)}.`
  if (isControlPath(path)) {
    const detail = `There is no ${method} ${maskPath(path).slice(0, 200)}.`
    // Clients of MCP ask for a stream by GET, and go on without one where this status says so.
    const status = known?.path === '/__sandbox/mcp' ? 405 : 404
    exchange.problem(new ControlRefusal({ status, title: 'No such route', detail, remedy }))
  } else {
    const message = 'the requested resource was not found'
    const nothing = { status: 404, code: 'not_found', message, hint: remedy }
    const headers = known ? { Allow: allowOf(known) } : {}
    exchange.omiseError({ ...(errorElsewhere(path) ?? nothing), headers })
  }
}

/** Answers what Express and its body reader refuse, and what went wrong in here. */
export function answerFailure(
  watch: Watch,
  error: unknown,
  request: HttpRequest,
  response: ServerResponse,
): void {
  const exchange = openExchange(watch, request, response)
  const refused = refusedByExpress(error)
  if (isControlPath(request.path)) {
    exchange.problem(refused ? unreadableControl(refused, refused.status) : error)
  } else if (refused) {
    exchange.omiseError({ ...unreadable(refused), status: refused.status })
  } else {
    watch.onError(error)
    exchange.omiseError(errorOfFailure(error))
  }
}

/** Answers a request whose target is no URL. */
export function answerUnroutable(
  watch: Watch,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const exchange = openExchange(watch, unroutable(request), response)
  exchange.omiseError(
    unreadable({ message: 'request target cannot be read', hint: 'Send a path.' }),
  )
}

/** What is wrong with a request whatever it asks for; undefined where nothing is. */
export function unfitness({ headers, httpVersion }: IncomingMessage): ErrorAnswer | undefined {
  const code = 'bad_request'
  if (headers.host === undefined && httpVersion === '1.1') {
    const hint = 'Send Host, which HTTP/1.1 wants of every request.'
    return { status: 400, code, message: 'Host header is missing', hint }
  }
  if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue') {
    const hint = 'Send Expect: 100-continue, or leave it out.'
    return { status: 417, code, message: 'Expect header is not supported', hint }
  }
  return undefined
}

/** Answers a request that is {@link unfitness unfit}, or sent under a foreign name, in the shape of the API that it is for. */
export function answerUnfit(
  watch: Watch,
  error: ErrorAnswer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const title = error.status === 403 ? 'Forbidden' : 'Bad request'
  refuseUnread(watch, { error, title }, request, response)
}

const busyHint =
  'The sandbox has as many requests and unread answers as it can hold. Read the answers, send fewer requests at once, and send this one again.'

/** Answers a request that there is no room for. */
export function answerBusy(watch: Watch, request: IncomingMessage, response: ServerResponse): void {
  const message = 'too many requests at once'
  const headers = { 'Retry-After': '1' }
  const error = { status: 503, code: 'internal_error', message, hint: busyHint, headers }
  refuseUnread(watch, { error, title: 'Too busy' }, request, response)
}

/** Refuses a request without reading its body, and closes the connection. */
function refuseUnread(
  watch: Watch,
  { error, title }: { readonly error: ErrorAnswer; readonly title: string },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  // Whether a body follows, and of which request, is not to be told.
  response.shouldKeepAlive = false
  const [path = ''] = (request.url ?? '').split('?')
  const exchange = openExchange(watch, { ...unroutable(request), path }, response)
  if (isControlPath(path)) {
    const { status, message, hint = '' } = error
    const detail = `${message}.`
    exchange.problem(new ControlRefusal({ status, title, detail, remedy: hint }))
  } else {
    exchange.omiseError(error)
  }
}

function unroutable({ method = '', url = '' }: IncomingMessage) {
  return { method, url, path: '', params: {}, body: undefined }
}

function refusedByExpress(error: unknown): (Unreadable & { readonly status: number }) | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined
  const { status } = error
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined
  if (status === 413) {
    const limit = 'limit' in error && typeof error.limit === 'number' ? error.limit : 0
    const hint = limit >= maxStateBytes ? howToSendMore : error.message
    return { status, message: 'body is too large', hint }
  }
  return { status: 400, message: 'request cannot be read', hint: error.message }
}
