import type { ServerResponse } from 'node:http'
import type { Route } from '@omise-sandbox/api'
import type { ApiVersion, Instant, Result } from '@omise-sandbox/core'
import type { Accounts } from '../services/accounts.ts'
import type { FaultInjector } from '../services/fault-injector.ts'
import type { Refusal } from '../services/refusal.ts'
import type { AccountId, AccountState } from '../store/store.ts'
import { toJson } from '../wire/present-event.ts'
import { barcodeOrSource } from '../wire/read-charge.ts'
import { type ErrorAnswer, errorFor } from '../wire/refusals.ts'
import { inShape } from '../wire/shapes.ts'
import { inVersion } from '../wire/versions.ts'
import { authenticate, type Identity } from './authenticate.ts'
import type { Unreadable } from './body.ts'
import type { Answer, Call, Misused } from './call.ts'
import { chooseVersion } from './choose-version.ts'
import {
  answerInstead,
  delayAnswer,
  describeDisruption,
  isDone,
  isLate,
  loseAnswer,
} from './disrupt.ts'
import { type Exchange, openExchange, type Watch } from './exchange.ts'
import { errorOfFailure } from './failure.ts'
import { fingerprintOf, type Idempotency } from './idempotency.ts'
import { type Headers, headerText, jsonType, omiseHeaders } from './reply.ts'
import { goneSignal, type HttpRequest, paramsOf, readFields } from './request.ts'
import { createUnreadHint } from './unread-fields.ts'
import { wireHint } from './wire-hint.ts'

export interface OmiseServing extends Watch {
  readonly accounts: Accounts
  readonly faultInjector: FaultInjector
  readonly wall: () => Instant
  /** Keeps an account from being forgotten as idle, until what is returned is called. */
  readonly hold: (account: AccountId) => () => void
  /** Resolves when nothing of the account is due and no webhook of it is being sent. */
  readonly settled: (account: AccountId) => Promise<void>
  /** Aborted when the sandbox closes. */
  readonly closing: AbortSignal
  /** The sandbox can be reached from other machines. */
  readonly offLoopback: boolean
  /** Remembers `Idempotency-Key`s, which the real API does not know; undefined passes them over, as it does. */
  readonly idempotency: Idempotency | undefined
  /** What becomes of a request in a version that does not exist. */
  readonly unknownVersion: 'serve' | 'refuse'
}

export type AnyHandler = (call: Call) => Promise<Result<Answer<unknown>, Refusal | Misused>>

/** Serves one operation of the imitated API: whose is it, what does it say, do it, answer. */
export function serveOmise(options: OmiseServing, route: Route, handle: AnyHandler) {
  const unreadHint = createUnreadHint(route)
  return async (request: HttpRequest, response: ServerResponse): Promise<void> => {
    const exchange = openExchange(options, request, response, route)
    const identity = authenticate(request.headers.authorization, route.keys)
    if (!identity.ok) return exchange.omiseError(authenticationFailure(identity.refusal))
    const release = options.hold(identity.value.account)
    try {
      const state = await options.accounts.open(identity.value.account)
      await serve({ exchange, request, response, identity: identity.value, state })
    } catch (error) {
      options.onError(error)
      exchange.omiseError(errorOfFailure(error))
    } finally {
      release()
    }
  }

  async function serve(caller: Caller): Promise<void> {
    const { exchange, request, response, identity, state } = caller
    const { account, kind } = identity
    const now = exchange.identify(account, kind, state)
    const reading = readFields(request)
    const read = reading instanceof Promise ? await reading : reading
    if (!read.ok) return exchange.omiseError(unreadable(read.refusal))
    const { fields, hint: aboutBody } = read.value
    const asked = request.headers['omise-version'] as string | undefined
    const { settings } = state
    const chosen = chooseVersion(asked, settings.apiVersion, { unknown: options.unknownVersion })
    if (!chosen.ok) return exchange.omiseError(chosen.refusal)
    const { version } = chosen.value
    const { 'user-agent': agent } = request.headers
    const aboutWire = wireHint(route.operation, settings.wire, agent)
    const hint = joined(chosen.value.hint, aboutBody, unreadHint(fields), aboutWire)
    const shown = { version, hint }
    const call: Call = {
      account,
      settings,
      accountCreatedAt: state.createdAt,
      balance: state.balance,
      now,
      params: paramsOf(request),
      fields,
      prefer: request.headers.prefer as string | undefined,
    }
    const { faultInjector } = options
    const source = route.operation === 'createCharge' ? barcodeOrSource(call.fields) : undefined
    const disruption = faultInjector.mayTrigger(state, source)
      ? await faultInjector.onCall(account, route.operation, source)
      : undefined
    if (!disruption) return finish(caller, shown, await doOnce(caller, call))
    exchange.note('fault', describeDisruption(disruption))
    if (!isDone(disruption)) return answerInstead(disruption, exchange, response)
    const done = await doOnce(caller, call)
    if (isLate(disruption)) {
      const end = AbortSignal.any([goneSignal(response), options.closing])
      await delayAnswer(disruption, () => options.settled(account), end)
    }
    // A test barcode loses the answer to the call that charged it, not to one that asks for it again.
    if (isLate(disruption) || (done !== 'differs' && done.replayed)) {
      return finish(caller, shown, done)
    }
    loseAnswer(disruption, response, options.closing)
    exchange.unanswered(bodyOfDone(done))
  }

  async function doOnce({ request, identity, state }: Caller, call: Call): Promise<Done> {
    const { idempotency } = options
    const key = request.headers['idempotency-key']
    if (!idempotency || request.method !== 'POST' || typeof key !== 'string') {
      return { result: await handle(call), replayed: false }
    }
    return idempotency.once(
      `${identity.account} ${state.epoch} ${key}`,
      fingerprintOf(request.method, request.url, call.fields),
      () => handle(call),
    )
  }

  function finish(caller: Caller, chosen: Shown, done: Done): void {
    if (done === 'differs') caller.exchange.omiseError(keyDiffers)
    else if (!done.result.ok) {
      const error = errorOf(done.result.refusal)
      caller.exchange.omiseError(withHint(error, chosen.hint))
    } else answer(caller, chosen, done.result.value, done.replayed ? replayed : [])
  }

  function answer(
    { exchange, state }: Caller,
    { version, hint: general }: Shown,
    { body: made, headers: own = {} }: Answer<unknown>,
    more: Headers,
  ): void {
    const { wire, voidCutoff } = state.settings
    const body = inVersion(inShape(made, { wire, voidCutoff }), version)
    const headers = omiseHeaders(exchange)
    headers.push('Omise-Version', version, 'Vary', 'Accept-Encoding', ...more)
    const { 'X-Sandbox-Hint': special, ...others } = own
    const hint = joined(special, general)
    if (hint !== undefined) headers.push('X-Sandbox-Hint', headerText(hint))
    if (options.offLoopback) headers.push(...transportSecurity)
    for (const name in others) headers.push(name, others[name] ?? '')
    exchange.note('outcome', others['X-Sandbox-Outcome'])
    exchange.note('hint', hint)
    exchange.reply(body, { status: 200, body: toJson(body), type: jsonType, headers })
  }
}

/** How an answer is shown, and what its hint header says besides what the handler has to say. */
interface Shown {
  readonly version: ApiVersion
  readonly hint: string | undefined
}

function joined(...hints: readonly (string | undefined)[]): string | undefined {
  let said: string | undefined
  for (const hint of hints) {
    if (hint !== undefined) said = said === undefined ? hint : `${said} ${hint}`
  }
  return said
}

function withHint(error: ErrorAnswer, more: string | undefined): ErrorAnswer {
  const hint = joined(error.hint, more)
  return hint === undefined ? error : { ...error, hint }
}

/** A request that was authenticated. */
interface Caller {
  readonly exchange: Exchange
  readonly request: HttpRequest
  readonly response: ServerResponse
  readonly identity: Identity
  readonly state: AccountState
}

/** What a handler gave, now or before under the same idempotency key. */
type Done =
  | { readonly result: Awaited<ReturnType<AnyHandler>>; readonly replayed: boolean }
  | 'differs'

function bodyOfDone(done: Done): unknown {
  return done !== 'differs' && done.result.ok ? done.result.value.body : undefined
}

const keyDiffers: ErrorAnswer = {
  status: 400,
  code: 'bad_request',
  message: 'Idempotency-Key was used with another request',
  hint: 'Use a new key for each new request.',
}

const replayed: Headers = ['X-Sandbox-Idempotent-Replayed', 'true']

const transportSecurity: Headers = [
  'Strict-Transport-Security',
  'max-age=31536000; includeSubdomains; preload',
]

function authenticationFailure(hint: string): ErrorAnswer {
  return { status: 401, code: 'authentication_failure', message: 'authentication failed', hint }
}

/** A body or query that cannot be read. */
export function unreadable({ message, hint }: Unreadable): ErrorAnswer {
  return { status: 400, code: 'bad_request', message, hint }
}

function errorOf(refusal: Refusal | Misused): ErrorAnswer {
  if (refusal.kind !== 'misused') return errorFor(refusal)
  return { status: 400, code: 'bad_request', message: refusal.message }
}
