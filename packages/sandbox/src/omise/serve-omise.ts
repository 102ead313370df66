import type { ServerResponse } from 'node:http'
import type { Route } from '@omise-sandbox/api'
import { type Instant, instant, type Result } from '@omise-sandbox/core'
import type { Accounts } from '../account/accounts.ts'
import { barcodeOrSource } from '../charges/charged-source.ts'
import {
  answerInstead,
  delayAnswer,
  describeInjectedFault,
  isDone,
  isLate,
  loseAnswer,
} from '../faults/apply-call-fault.ts'
import type { FaultInjector, InjectedCallFault } from '../faults/fault-injector.ts'
import { authenticate, type Identity } from '../http/authenticate.ts'
import type { Unreadable } from '../http/body.ts'
import { type Exchange, openExchange, type Watch } from '../http/exchange.ts'
import { errorOfFailure } from '../http/failure.ts'
import { goneSignal, type HttpRequest, paramsOf, readFields } from '../http/request.ts'
import { slotOf } from '../http/slot.ts'
import type { Refusal } from '../refusals/refusal.ts'
import type { ErrorAnswer } from '../refusals/refusals.ts'
import { type AccountId, type AccountState, MemoryFullError } from '../storage/store.ts'
import type { Fields } from '../wire/fields.ts'
import { answerOmise, bodyOfDone, type Done, joined, type Shown } from './answer-omise.ts'
import type { Answer, Call, Misused } from './call.ts'
import { chooseVersion } from './choose-version.ts'
import { fingerprintOf, type Idempotency } from './idempotency.ts'
import { schemaVersionHint } from './schema-version-hint.ts'
import { createUnreadHint } from './unread-fields.ts'

export interface OmiseServing extends Watch {
  readonly accounts: Accounts
  readonly faultInjector: FaultInjector
  readonly wallClock: () => Instant
  /** Throws where nothing more is taken in. */
  readonly checkMemory: () => void
  /** Keeps an account from being forgotten as idle, until what is returned is called. */
  readonly pin: (account: AccountId) => () => void
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

/** What serves one operation. */
interface Serving {
  readonly options: OmiseServing
  readonly route: Route
  readonly handle: AnyHandler
  readonly unreadHint: ReturnType<typeof createUnreadHint>
}

/** Serves one operation of the imitated API: whose is it, what does it say, do it, answer. */
export function serveOmise(options: OmiseServing, route: Route, handle: AnyHandler) {
  const serving: Serving = { options, route, handle, unreadHint: createUnreadHint(route) }
  return async (request: HttpRequest, response: ServerResponse): Promise<void> => {
    const exchange = openExchange(options, request, response, route)
    const identity = authenticate(request.headers.authorization, route.keys)
    if (!identity.ok) return exchange.omiseError(authenticationFailure(identity.refusal))
    const release = options.pin(identity.value.account)
    try {
      const state = await stateFor(options, request, identity.value.account)
      await serve(serving, { exchange, request, response, identity: identity.value, state })
    } catch (error) {
      if (!(error instanceof MemoryFullError)) options.onError(error)
      exchange.omiseError(errorOfFailure(error))
    } finally {
      release()
    }
  }
}

/** The account as it stands. Who changes something makes it, where there is memory for that. */
function stateFor(
  { accounts, checkMemory }: OmiseServing,
  { method }: HttpRequest,
  account: AccountId,
): Promise<AccountState> {
  if (method === 'GET' || method === 'HEAD') return accounts.read(account)
  checkMemory()
  return accounts.open(account)
}

/** A request that was authenticated. */
interface Caller {
  readonly exchange: Exchange
  readonly request: HttpRequest
  readonly response: ServerResponse
  readonly identity: Identity
  readonly state: AccountState
}

async function serve(serving: Serving, caller: Caller): Promise<void> {
  const { options, route } = serving
  const { exchange, request, identity, state } = caller
  const now = exchange.identify(identity.account, identity.kind, state)
  const reading = readFields(request)
  const read = reading instanceof Promise ? await reading : reading
  if (!read.ok) return exchange.omiseError(unreadable(read.refusal))
  const { fields } = read.value
  const asked = request.headers['omise-version'] as string | undefined
  const unknown = options.unknownVersion
  const chosen = chooseVersion(asked, state.settings, { unknown, fields })
  if (!chosen.ok) return exchange.omiseError(chosen.refusal)
  const aboutWire = schemaVersionHint(
    route.operation,
    state.settings.wire,
    request.headers['user-agent'],
  )
  const hint = joined(chosen.value.hint, read.value.hint, serving.unreadHint(fields), aboutWire)
  const shown = { version: chosen.value.version, hint }
  const call = callOf(caller, now, fields)
  const source = route.operation === 'createCharge' ? barcodeOrSource(fields) : undefined
  const injected = options.faultInjector.mayTrigger(state, source)
    ? await options.faultInjector.onCall(call.account, route.operation, source)
    : undefined
  if (injected) return serveWithFault(serving, caller, call, shown, injected)
  answerOmise(caller, shown, await doOnce(serving, caller, call), options.offLoopback)
}

function callOf({ request, identity, state }: Caller, now: Instant, fields: Fields): Call {
  return {
    account: identity.account,
    settings: state.settings,
    accountCreatedAt: state.createdAt,
    balance: state.balance,
    now,
    listsEnd: listsEndOf(state, now),
    params: paramsOf(request),
    fields,
    prefer: request.headers.prefer as string | undefined,
  }
}

/** A clock that runs is read on the server's own, which may be behind another's; one that stands still is the same on all. */
function listsEndOf({ clock, lastId }: AccountState, now: Instant): Instant {
  return clock.mode === 'running' ? instant(Math.max(now, lastId.at)) : now
}

async function serveWithFault(
  serving: Serving,
  caller: Caller,
  call: Call,
  shown: Shown,
  injected: InjectedCallFault,
): Promise<void> {
  const { options } = serving
  const { exchange, response } = caller
  exchange.note('fault', describeInjectedFault(injected))
  // What a fault holds up keeps nobody else from being served.
  slotOf(response)?.leave()
  if (!isDone(injected)) return answerInstead(injected, exchange, response)
  const done = await doOnce(serving, caller, call)
  if (isLate(injected)) {
    const end = AbortSignal.any([goneSignal(response), options.closing])
    await delayAnswer(injected, () => options.settled(call.account), end)
  }
  // A test barcode loses the answer to the call that charged it, not to one that asks for it again.
  if (isLate(injected) || (done !== 'differs' && done.replayed)) {
    return answerOmise(caller, shown, done, options.offLoopback)
  }
  loseAnswer(injected, response, options.closing)
  exchange.unanswered(bodyOfDone(done))
}

async function doOnce(
  { options, handle }: Serving,
  { request, identity, state }: Caller,
  call: Call,
): Promise<Done> {
  const { idempotency } = options
  const key = request.headers['idempotency-key']
  if (!idempotency || request.method !== 'POST' || typeof key !== 'string') {
    return { result: await handle(call), replayed: false }
  }
  const fingerprint = fingerprintOf(request.method, request.url, call.fields)
  const { account } = identity
  return idempotency.once({ account, epoch: state.epoch, key, request: fingerprint }, () =>
    handle(call),
  )
}

function authenticationFailure(hint: string): ErrorAnswer {
  return { status: 401, code: 'authentication_failure', message: 'authentication failed', hint }
}

/** A body or query that cannot be read. */
export function unreadable({ message, hint }: Unreadable): ErrorAnswer {
  return { status: 400, code: 'bad_request', message, hint }
}
