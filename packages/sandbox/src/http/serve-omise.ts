import type { ServerResponse } from 'node:http'
import type { Route } from '@omise-sandbox/api'
import { type Instant, type Result, readClock } from '@omise-sandbox/core'
import type { Accounts } from '../services/accounts.ts'
import type { Refusal } from '../services/refusal.ts'
import { toJson } from '../wire/present-event.ts'
import { type ErrorAnswer, errorFor } from '../wire/refusals.ts'
import { inShape } from '../wire/shapes.ts'
import { inVersion } from '../wire/versions.ts'
import { authenticate } from './authenticate.ts'
import type { Unreadable } from './body.ts'
import type { Answer, Call, Misused } from './call.ts'
import { chooseVersion } from './choose-version.ts'
import { openExchange, type Watch } from './exchange.ts'
import type { Idempotency } from './idempotency.ts'
import { type Headers, headerText, jsonType, omiseHeaders } from './reply.ts'
import { type HttpRequest, paramsOf, readFields } from './request.ts'

export interface OmiseServing extends Watch {
  readonly accounts: Accounts
  readonly wall: () => Instant
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
  const { accounts, wall } = options

  return async (request: HttpRequest, response: ServerResponse): Promise<void> => {
    const exchange = openExchange(options, request, response, route)
    const identity = authenticate(request.headers.authorization, route.keys)
    if (!identity.ok) return exchange.omiseError(authenticationFailure(identity.refusal))
    const { account } = identity.value
    const fields = readFields(request)
    if (!fields.ok) return exchange.omiseError(unreadable(fields.refusal), account)
    const { settings, createdAt, clock, balance, epoch } = await accounts.open(account)
    const asked = request.headers['omise-version'] as string | undefined
    const chosen = chooseVersion(asked, settings.apiVersion, { unknown: options.unknownVersion })
    if (!chosen.ok) return exchange.omiseError(chosen.refusal, account)
    const call: Call = {
      account,
      settings,
      accountCreatedAt: createdAt,
      balance,
      now: readClock(clock, wall()),
      params: paramsOf(request),
      fields: fields.value,
      prefer: request.headers.prefer as string | undefined,
    }
    const key = idempotencyKey(options, request)
    const once =
      key === undefined
        ? { result: await handle(call), replayed: false }
        : await options.idempotency?.once(
            `${account} ${epoch} ${key}`,
            `${request.method} ${request.url} ${JSON.stringify(fields.value)}`,
            () => handle(call),
          )
    if (once === undefined || once === 'differs') return exchange.omiseError(keyDiffers, account)
    const { result } = once
    if (!result.ok) return exchange.omiseError(errorOf(result.refusal), account)
    const { version, hint } = chosen.value
    const { headers: own } = result.value
    const { wire, voidCutoff } = settings
    const body = inVersion(inShape(result.value.body, { wire, voidCutoff }), version)
    const headers = omiseHeaders(exchange.began)
    headers.push('Omise-Version', version, 'Vary', 'Accept-Encoding')
    if (hint !== undefined) headers.push('X-Sandbox-Hint', headerText(hint))
    if (once.replayed) headers.push('X-Sandbox-Idempotent-Replayed', 'true')
    if (options.offLoopback) headers.push(...transportSecurity)
    for (const name in own) headers.push(name, own[name] ?? '')
    exchange.reply(account, body, { status: 200, body: toJson(body), type: jsonType, headers })
  }
}

function idempotencyKey({ idempotency }: OmiseServing, request: HttpRequest): string | undefined {
  const key = request.headers['idempotency-key']
  return idempotency && request.method === 'POST' && typeof key === 'string' ? key : undefined
}

const keyDiffers: ErrorAnswer = {
  status: 400,
  code: 'bad_request',
  message: 'Idempotency-Key was used with another request',
  hint: 'Use a new key for each new request.',
}

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
