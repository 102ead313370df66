import type { ServerResponse } from 'node:http'
import type { Route } from '@omise-sandbox/api'
import type { ControlCall } from '../control/call.ts'
import { checkRequest } from '../control/check.ts'
import { type Control, ControlRefusal } from '../control/control.ts'
import type { AccountId } from '../store/store.ts'
import { toJson } from '../wire/present-event.ts'
import { authenticate } from './authenticate.ts'
import { parseBody, type Unreadable } from './body.ts'
import { openExchange, type Watch } from './exchange.ts'
import { type GuardOptions, guardControl } from './guard.ts'
import { jsonType, type Reply } from './reply.ts'
import { bodyOf, type HttpRequest, paramsOf, readQuery } from './request.ts'

export interface ControlServing extends Watch {
  readonly controlOf: (account: AccountId) => Control
  readonly guard: GuardOptions
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
      const body = await handle(readCall(options, route, request, response))
      exchange.reply(undefined, body, replyWith(body))
    } catch (error) {
      exchange.problem(error)
    }
  }
}

function replyWith(body: unknown): Reply {
  const headers = ['Cache-Control', 'no-store']
  if (body === undefined) return { status: 204, body: '', type: jsonType, headers }
  if (typeof body === 'string') {
    return { status: 200, body, type: 'text/plain; version=0.0.4; charset=utf-8', headers }
  }
  return { status: 200, body: toJson(body), type: jsonType, headers }
}

function readCall(
  options: ControlServing,
  route: Route,
  request: HttpRequest,
  response: ServerResponse,
): ControlCall {
  const isOpen = route.keys.length === 0 && !route.path.startsWith('/__sandbox')
  // What tells nothing of any account stands open, for probes that can send no header.
  if (!isOpen) guardControl(request, options.guard)
  const account = isOpen ? '' : accountOf(request, route)
  // JSON whatever the content type says: curl -d calls everything a form.
  const body = parseBody(bodyOf(request), 'application/json')
  const query = readQuery(request)
  if (!body.ok) throw unreadableControl(body.refusal)
  if (!query.ok) throw unreadableControl(query.refusal)
  checkRequest(`${route.operation}Query`, query.value)
  checkRequest(`${route.operation}Body`, body.value)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return {
    control: options.controlOf(account),
    params: paramsOf(request),
    query: query.value as Record<string, string>,
    body: body.value,
    signal: gone.signal,
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
export function unreadableControl({ message, hint }: Unreadable): ControlRefusal {
  return new ControlRefusal({
    status: 400,
    title: 'Bad request',
    detail: `The ${message}.`,
    remedy: hint,
  })
}
