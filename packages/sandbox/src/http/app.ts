import { omiseRoutes, type Route, sandboxRoutes } from '@omise-sandbox/api'
import { type Instant, type Result, readClock } from '@omise-sandbox/core'
import express, { type NextFunction, type Request, type Response } from 'express'
import type { ControlCall, ControlHandlers } from '../control/call.ts'
import { checkRequest } from '../control/check.ts'
import { type Control, ControlRefusal } from '../control/control.ts'
import { presentProblem } from '../control/problem.ts'
import type { Accounts } from '../services/accounts.ts'
import type { Refusal } from '../services/refusal.ts'
import type { AccountId } from '../store/store.ts'
import { toJson } from '../wire/present-event.ts'
import { errorFor, presentError } from '../wire/refusals.ts'
import { authenticate } from './authenticate.ts'
import { parseBody, parseForm, type Unreadable } from './body.ts'
import type { Answer, Call, Misused, OmiseHandlers } from './call.ts'
import { type GuardOptions, guardControl } from './guard.ts'
import { nearestRoute } from './nearest-route.ts'
import {
  type Headers,
  headerText,
  jsonType,
  omiseHeaders,
  problemType,
  type Reply,
  send,
} from './reply.ts'

export interface AppOptions {
  readonly accounts: Accounts
  readonly wall: () => Instant
  readonly omise: OmiseHandlers
  readonly control: ControlHandlers
  readonly controlOf: (account: AccountId) => Control
  readonly guard: GuardOptions
  /** The sandbox can be reached from other machines. */
  readonly offLoopback: boolean
  readonly onAnswer: (answer: Answered) => void
  readonly onError: (error: unknown) => void
}

/** One request and what it was answered, for logs, counters and checks. */
export interface Answered {
  readonly operation: string | undefined
  readonly method: string
  readonly path: string
  readonly status: number
  readonly account: AccountId | undefined
  readonly body: unknown
  readonly durationMs: number
}

const mostBodyBytes = 1_000_000

/** The Express application. Everything that knows Express is in this file. */
export function createApp(options: AppOptions): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', false)
  app.use(express.raw({ type: () => true, limit: mostBodyBytes }))
  for (const route of omiseRoutes) {
    const handle = options.omise[route.operation] as AnyHandler
    app[route.method](expressPath(route), serveOmise(options, route, handle))
  }
  for (const route of sandboxRoutes) {
    const handle = options.control[route.operation] as (call: ControlCall) => Promise<unknown>
    app[route.method](expressPath(route), serveControl(options, route, handle))
  }
  app.use((request, response) => answerNoRoute(options, request, response))
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) =>
    answerFailure(options, error, request, response),
  )
  return app
}

type AnyHandler = (call: Call) => Promise<Result<Answer<unknown>, Refusal | Misused>>

/** `/charges/{charge}` as Express writes it. */
function expressPath(route: Route): string {
  return route.path.replace(/\{(\w+)\}/g, ':$1')
}

interface OmiseError {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly hint?: string
}

function serveOmise(options: AppOptions, route: Route, handle: AnyHandler) {
  const { accounts, wall } = options

  return async (request: Request, response: Response): Promise<void> => {
    const began = performance.now()
    const identity = authenticate(request.headers.authorization, route.keys)
    const finish = finisher(options, request, response, { route, began })
    if (!identity.ok) return finish.omiseError(authenticationFailure(identity.refusal))
    const { account } = identity.value
    const fields = readFields(request)
    if (!fields.ok) return finish.omiseError(unreadableRequest(fields.refusal), account)
    const state = await accounts.open(account)
    const result = await handle({
      account,
      settings: state.settings,
      accountCreatedAt: state.createdAt,
      now: readClock(state.clock, wall()),
      params: request.params as Record<string, string>,
      fields: fields.value,
      prefer: request.headers.prefer as string | undefined,
    })
    if (!result.ok) return finish.omiseError(refusedRequest(result.refusal), account)
    const { body, headers: own } = result.value
    const headers = omiseHeaders(began)
    headers.push('Omise-Version', state.settings.apiVersion, 'Vary', 'Accept-Encoding')
    if (options.offLoopback) headers.push(...transportSecurity)
    for (const name in own) headers.push(name, own[name] ?? '')
    const outcome = own?.['X-Sandbox-Outcome']
    if (outcome !== undefined && request.headers.prefer !== undefined) {
      headers.push(...preferenceApplied(outcome))
    }
    finish.reply(account, body, { status: 200, body: toJson(body), type: jsonType, headers })
  }
}

/** RFC 7240: says so when the outcome is the one that `Prefer` asked for. */
function preferenceApplied(outcome: string): Headers {
  const [preference, decider] = outcome.split(';decided_by=')
  return decider === 'prefer' ? ['Preference-Applied', `outcome=${preference}`] : []
}

const transportSecurity: Headers = [
  'Strict-Transport-Security',
  'max-age=31536000; includeSubdomains; preload',
]

/** The fields of the query and of the body; a GET may carry its parameters in either. */
function readFields(request: Request): ReturnType<typeof parseBody> {
  const body = parseBody(bodyOf(request), request.headers['content-type'])
  const query = queryOf(request)
  if (!body.ok || query === undefined) return body
  const parsed = parseForm(query)
  if (!parsed.ok) return parsed
  return { ok: true, value: { ...parsed.value, ...body.value } }
}

function bodyOf(request: Request): Buffer | undefined {
  return Buffer.isBuffer(request.body) ? request.body : undefined
}

function queryOf(request: Request): string | undefined {
  const at = request.url.indexOf('?')
  return at === -1 || at === request.url.length - 1 ? undefined : request.url.slice(at + 1)
}

function authenticationFailure(hint: string): OmiseError {
  return { status: 401, code: 'authentication_failure', message: 'authentication failed', hint }
}

function unreadableRequest({ message, hint }: Unreadable): OmiseError {
  return { status: 400, code: 'bad_request', message, hint }
}

function refusedRequest(refusal: Refusal | Misused): OmiseError {
  if (refusal.kind !== 'misused') return errorFor(refusal)
  return { status: 400, code: 'bad_request', message: refusal.message }
}

function serveControl(
  options: AppOptions,
  route: Route,
  handle: (call: ControlCall) => Promise<unknown>,
) {
  return async (request: Request, response: Response): Promise<void> => {
    const finish = finisher(options, request, response, { route, began: performance.now() })
    try {
      const call = readControlCall(options, route, request, response)
      const body = await handle(call)
      finish.reply(undefined, body, controlReply(body))
    } catch (error) {
      finish.problem(error)
    }
  }
}

function controlReply(body: unknown): Reply {
  const headers = ['Cache-Control', 'no-store']
  if (body === undefined) return { status: 204, body: '', type: jsonType, headers }
  if (typeof body === 'string') {
    return { status: 200, body, type: 'text/plain; version=0.0.4; charset=utf-8', headers }
  }
  return { status: 200, body: toJson(body), type: jsonType, headers }
}

function readControlCall(
  options: AppOptions,
  route: Route,
  request: Request,
  response: Response,
): ControlCall {
  const isOpen = route.keys.length === 0 && !route.path.startsWith('/__sandbox')
  // What tells nothing of any account stands open, for probes that can send no header.
  if (!isOpen) guardControl(request, options.guard)
  const account = isOpen ? '' : accountOf(request, route)
  // JSON whatever the content type says: curl -d calls everything a form.
  const body = parseBody(bodyOf(request), 'application/json')
  const query = parseForm(queryOf(request) ?? '')
  if (!body.ok) throw unreadableControl(body.refusal)
  if (!query.ok) throw unreadableControl(query.refusal)
  checkRequest(`${route.operation}Query`, query.value)
  checkRequest(`${route.operation}Body`, body.value)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return {
    control: options.controlOf(account),
    params: request.params as Record<string, string>,
    query: query.value as Record<string, string>,
    body: body.value,
    signal: gone.signal,
  }
}

function accountOf(request: Request, route: Route): AccountId {
  const identity = authenticate(request.headers.authorization, route.keys)
  if (identity.ok) return identity.value.account
  throw new ControlRefusal({
    status: 401,
    title: 'Key wanted',
    detail: 'The control API works on the account of a secret test key.',
    remedy: identity.refusal,
  })
}

function unreadableControl({ message, hint }: Unreadable): ControlRefusal {
  return new ControlRefusal({
    status: 400,
    title: 'Bad request',
    detail: `The ${message}.`,
    remedy: hint,
  })
}

/** The ways a request ends. Each answers, and reports it. */
function finisher(
  options: AppOptions,
  request: Request,
  response: Response,
  about: { readonly route: Route | undefined; readonly began: number },
) {
  const { route, began } = about

  function reply(account: AccountId | undefined, body: unknown, what: Reply): void {
    send(response, what)
    options.onAnswer({
      operation: route?.operation,
      method: request.method,
      path: request.path,
      status: what.status,
      account,
      body,
      durationMs: performance.now() - began,
    })
  }

  return {
    reply,
    omiseError(error: OmiseError, account?: AccountId): void {
      const body = presentError(error.code, error.message)
      const headers = omiseHeaders(began)
      if (error.hint !== undefined) headers.push('X-Sandbox-Hint', headerText(error.hint))
      reply(account, body, { status: error.status, body: toJson(body), type: jsonType, headers })
    },
    problem(error: unknown): void {
      const refusal = error instanceof ControlRefusal ? error : internalProblem()
      if (refusal !== error) options.onError(error)
      const body = presentProblem(refusal)
      const { status } = refusal
      reply(undefined, body, { status, body: toJson(body), type: problemType, headers: [] })
    },
  }
}

function internalProblem(): ControlRefusal {
  return new ControlRefusal({
    status: 500,
    title: 'Internal error',
    detail: 'The sandbox met a state it should not be in.',
    remedy: 'Look at its log, and report it with what was called before.',
  })
}

function isControlPath(path: string): boolean {
  return path.startsWith('/__sandbox') || ['/healthz', '/readyz', '/metrics'].includes(path)
}

function answerNoRoute(options: AppOptions, request: Request, response: Response): void {
  const finish = finisher(options, request, response, {
    route: undefined,
    began: performance.now(),
  })
  const nearest = nearestRoute(request.method, request.path)
  const remedy = `The nearest route is ${nearest}.`
  if (isControlPath(request.path)) {
    const detail = `There is no ${request.method} ${request.path.slice(0, 200)}.`
    finish.problem(new ControlRefusal({ status: 404, title: 'No such route', detail, remedy }))
  } else {
    finish.omiseError({
      status: 404,
      code: 'not_found',
      message: 'the requested resource was not found',
      hint: remedy,
    })
  }
}

/** What Express and its body reader refuse, and what went wrong in here. */
function answerFailure(
  options: AppOptions,
  error: unknown,
  request: Request,
  response: Response,
): void {
  const finish = finisher(options, request, response, {
    route: undefined,
    began: performance.now(),
  })
  const refused = refusedByExpress(error)
  if (!refused) options.onError(error)
  if (isControlPath(request.path)) {
    finish.problem(refused ? unreadableControl(refused) : internalProblem())
  } else if (refused) {
    finish.omiseError({ ...unreadableRequest(refused), status: refused.status })
  } else {
    finish.omiseError({
      status: 500,
      code: 'internal_error',
      message: 'request could not be completed due to an internal error',
    })
  }
}

function refusedByExpress(error: unknown): (Unreadable & { readonly status: number }) | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined
  const { status } = error
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined
  if (status === 413) {
    const message = `body is larger than ${mostBodyBytes} bytes`
    return { status, message, hint: 'Send less.' }
  }
  return { status: 400, message: 'request cannot be read', hint: error.message }
}
