import type { ServerResponse } from 'node:http'
import { type Control, ControlRefusal, type Route } from '@omise-sandbox/api'
import type { Accounts } from '../account/accounts.ts'
import type { Gate } from '../concurrency/gate.ts'
import { authenticate } from '../http/authenticate.ts'
import {
  type JsonRules,
  type Parsed,
  parseControlBody,
  parseLargeControlBody,
  type Unreadable,
} from '../http/body.ts'
import { type GuardOptions, guardControl } from '../http/control-guard.ts'
import { type Exchange, openExchange, type Watch } from '../http/exchange.ts'
import { parseJson } from '../http/json-body.ts'
import { jsonType, type Reply } from '../http/reply.ts'
import {
  addressOf,
  bodyOf,
  goneSignal,
  type HttpRequest,
  paramsOf,
  readQuery,
} from '../http/request.ts'
import { isStream, sendEvents } from '../http/send-events.ts'
import { slotOf } from '../http/slot.ts'
import { readLines } from '../snapshots/state-lines.ts'
import type { AccountId } from '../storage/store.ts'
import type { Fields } from '../wire/fields.ts'
import { toJson } from '../wire/written-json.ts'
import type { ControlCall } from './call.ts'
import { checkRequest } from './check.ts'
import { comesInLines, type StateDocument, sendState } from './serve-state.ts'
import { ServedDocument } from './served-document.ts'
import { ServedMetrics } from './served-metrics.ts'

/** A state holds what others sent, some levels further in, and what receivers answered. */
const stateRules: JsonRules = { deepest: 240, nul: 'allowed', twice: 'refused' }
const controlRules: JsonRules = { deepest: 20, nul: 'refused', twice: 'refused' }
/** A receiver may have answered anything. */
const reportRules: JsonRules = { ...controlRules, nul: 'allowed' }

function rulesOf({ operation }: Route): JsonRules {
  if (operation === 'importState') return stateRules
  return operation === 'reportDelivery' ? reportRules : controlRules
}

/** Whether the journal keeps it: no reads, nor the reports of what the webhook log shows, nor what agents send: what they do is kept. */
function isKept({ method, operation }: Route): boolean {
  return method !== 'get' && operation !== 'reportDelivery' && operation !== 'callMcp'
}

/** Whether it waits for what others do, for minutes or for ever: then it has no place among those that are worked on. */
function takesLong({ answer, operation }: Route): boolean {
  return answer === 'text/event-stream' || operation === 'waitForCharge' || operation === 'callMcp'
}

/** Whether something is kept of what it does. What empties an account has to be possible then more than ever. */
function takesMemory({ method, operation }: Route): boolean {
  const keepsNothing = operation === 'resetAccount' || operation === 'callMcp'
  return method !== 'get' && method !== 'delete' && !keepsNothing
}

export interface ControlServing extends Watch {
  readonly accounts: Accounts
  readonly controlOf: (account: AccountId) => Control
  readonly guard: GuardOptions
  /** Throws where nothing more is taken in. */
  readonly checkMemory: () => void
}

/** Serves one operation of the control API. */
export function serveControl(
  options: ControlServing,
  route: Route,
  handle: (call: ControlCall) => Promise<unknown>,
) {
  return async (request: HttpRequest, response: ServerResponse): Promise<void> => {
    const exchange = openExchange(options, request, response, route)
    try {
      const account = admit(options, route, request)
      if (takesMemory(route)) options.checkMemory()
      if (account !== undefined && isKept(route)) {
        exchange.identify(account, 'secret', await options.accounts.open(account))
      }
      const body = await readBody(options, route, request)
      const call = readCall(options, route, request, response, account ?? '', body)
      if (takesLong(route)) slotOf(response)?.leave()
      // A stream would never end for who asks for its headers alone.
      if (request.method === 'HEAD' && route.answer === 'text/event-stream') response.end()
      else await answerCall(exchange, route, request, response, await handle(call))
    } catch (error) {
      exchange.problem(error)
    }
  }
}

async function answerCall(
  exchange: Exchange,
  route: Route,
  request: HttpRequest,
  response: ServerResponse,
  body: unknown,
): Promise<void> {
  if (route.operation === 'exportState')
    await sendState(exchange, request, response, body as StateDocument)
  else if (isStream(body)) await sendEvents(body, response)
  else if (body instanceof ServedDocument) exchange.reply(body.document, replyWithDocument(body))
  else if (body instanceof ServedMetrics) {
    const headers = ['Cache-Control', 'no-store', 'Vary', 'Accept']
    exchange.reply(body.text, { status: 200, body: body.text, type: body.type, headers })
  } else exchange.reply(body, replyWith(body, route))
}

function replyWithDocument({ parts }: ServedDocument): Reply {
  return { status: 200, body: parts, type: jsonType, headers: ['Cache-Control', 'no-store'] }
}

function replyWith(body: unknown, { answer, operation }: Route): Reply {
  const headers = ['Cache-Control', 'no-store']
  if (body === undefined) {
    return { status: operation === 'callMcp' ? 202 : 204, body: '', type: '', headers }
  }
  if (typeof body === 'string') {
    return { status: 200, body, type: `${answer}; charset=utf-8`, headers }
  }
  return { status: 200, body: toJson(body), type: jsonType, headers }
}

/** Whether the caller may do this, and to whose account; undefined where it is nobody's. */
function admit(
  options: Pick<ControlServing, 'guard'>,
  route: Route,
  request: HttpRequest,
): AccountId | undefined {
  // What tells nothing of any account stands open, for probes and tools that can send no header.
  if (route.keys.length === 0) return undefined
  guardControl(request, options.guard)
  return accountOf(request, route)
}

/**
 * Turns strangers away before a state is read, which can be large, and lets through one import or export of an account at a
 * time, and a few of all.
 */
export function guardState(
  options: Watch & Pick<ControlServing, 'guard'>,
  route: Route,
  gate: Gate,
) {
  return async (
    request: HttpRequest,
    response: ServerResponse,
    next: () => void,
  ): Promise<void> => {
    try {
      const account = admit(options, route, request)
      const gone = goneSignal(response)
      const leave = await gate.enter(account ?? '', gone).catch(() => undefined)
      if (!leave) return
      if (gone.aborted) leave()
      else gone.addEventListener('abort', leave, { once: true })
      next()
    } catch (error) {
      openExchange(options, request, response, route).problem(error)
    }
  }
}

/** A state that comes line by line is read here, of any size; every other body is there as a whole. */
async function readBody(
  { checkMemory }: ControlServing,
  route: Route,
  request: HttpRequest,
): Promise<Fields> {
  const rules = rulesOf(route)
  if (route.operation === 'importState') {
    if (!comesInLines(request)) {
      return allowedBody(await parseLargeControlBody(bodyOf(request), rules))
    }
    const parse = (line: string) => allowedBody(parseJson(line, rules))
    return readLines(request, { parse, check: checkMemory })
  }
  return allowedBody(parseControlBody(bodyOf(request), rules))
}

function allowedBody(read: Parsed): Fields {
  if (read.ok) return read.value
  throw unreadableControl(read.refusal)
}

function readCall(
  options: ControlServing,
  route: Route,
  request: HttpRequest,
  response: ServerResponse,
  account: AccountId,
  body: Fields,
): ControlCall {
  const query = readQuery(request)
  if (!query.ok) throw unreadableControl(query.refusal)
  checkRequest(`${route.operation}Query`, query.value)
  checkRequest(`${route.operation}Body`, body)
  return {
    control: options.controlOf(account),
    account,
    headers: request.headers,
    params: paramsOf(request),
    query: query.value as Record<string, string>,
    body,
    address: () => addressOf(request),
    accept: request.headers.accept ?? '',
    signal: goneSignal(response),
  }
}

function accountOf(request: HttpRequest, route: Route): AccountId {
  const identity = authenticate(request.headers.authorization, route.keys)
  if (identity.ok) return identity.value.account
  throw new ControlRefusal({
    status: 401,
    title: 'Key wanted',
    detail: 'The control API works on the account of a secret test key.',
    remedy: identity.refusal,
  })
}

/** A body or query that cannot be read. */
export function unreadableControl({ message, hint }: Unreadable, status = 400): ControlRefusal {
  return new ControlRefusal({
    status,
    title: 'Bad request',
    detail: `The ${message}.`,
    remedy: hint,
  })
}
