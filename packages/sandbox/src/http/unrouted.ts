import type { IncomingMessage, ServerResponse } from 'node:http'
import { ControlRefusal } from '@omise-sandbox/api'
import type { Accounts } from '../services/accounts.ts'
import type { ErrorAnswer } from '../wire/refusals.ts'
import { authenticate } from './authenticate.ts'
import type { Unreadable } from './body.ts'
import { openExchange, type Watch } from './exchange.ts'
import { errorOfFailure } from './failure.ts'
import { nearestRoute } from './nearest-route.ts'
import { type HttpRequest, isControlPath } from './request.ts'
import { unreadableControl } from './serve-control.ts'
import { unreadable } from './serve-omise.ts'

/** What the real API has for cards, customers, payouts and disputes, and what one of each is called. */
const elsewhere: Readonly<Record<string, string>> = {
  tokens: 'token',
  customers: 'customer',
  cards: 'card',
  transfers: 'transfer',
  recipients: 'recipient',
  disputes: 'dispute',
  links: 'link',
  schedules: 'schedule',
  occurrences: 'occurrence',
  receipts: 'receipt',
  documents: 'document',
  forex: 'forex',
}

/** There is none of these here: one that is asked for is not found, and none can be made. */
function errorElsewhere(request: HttpRequest): ErrorAnswer | undefined {
  const [, collection = '', id] = request.path.split('/')
  const name = Object.hasOwn(elsewhere, collection) ? elsewhere[collection] : undefined
  if (name === undefined) return undefined
  const hint =
    'This sandbox takes barcode_alipay only: create a charge with source[type]=barcode_alipay.'
  if (id) {
    const message = `${name} ${id.slice(0, 100)} was not found`
    return { status: 404, code: 'not_found', message, hint }
  }
  return { status: 400, code: 'feature_not_supported', message: 'feature not supported', hint }
}

/** Answers a request that no route meets, naming the nearest. */
export async function answerNoRoute(
  watch: Watch & { readonly accounts: Accounts },
  request: HttpRequest,
  response: ServerResponse,
): Promise<void> {
  const exchange = openExchange(watch, request, response)
  const identity = authenticate(request.headers.authorization, ['secret', 'public'])
  if (identity.ok) {
    const { account, kind } = identity.value
    exchange.identify(account, kind, await watch.accounts.open(account))
  }
  const remedy = `The nearest route is ${nearestRoute(request.method, request.path)}.`
  if (isControlPath(request.path)) {
    const detail = `There is no ${request.method} ${request.path.slice(0, 200)}.`
    exchange.problem(new ControlRefusal({ status: 404, title: 'No such route', detail, remedy }))
  } else {
    const message = 'the requested resource was not found'
    const nothing = { status: 404, code: 'not_found', message, hint: remedy }
    exchange.omiseError(errorElsewhere(request) ?? nothing)
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
    exchange.problem(refused ? unreadableControl(refused) : error)
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

function unroutable({ method = '', url = '' }: IncomingMessage) {
  return { method, url, path: '', params: {}, body: undefined }
}

function refusedByExpress(error: unknown): (Unreadable & { readonly status: number }) | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined
  const { status } = error
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined
  if (status === 413) return { status, message: 'body is too large', hint: error.message }
  return { status: 400, message: 'request cannot be read', hint: error.message }
}
