import type { ApiVersion, Result } from '@omise-sandbox/core'
import type { Exchange } from '../http/exchange.ts'
import { type Headers, headerText, jsonType, omiseHeaders } from '../http/reply.ts'
import type { Refusal } from '../refusals/refusal.ts'
import { type ErrorAnswer, errorFor } from '../refusals/refusals.ts'
import type { AccountState } from '../storage/store.ts'
import { inVersion } from '../wire/older-api-version.ts'
import { serialize } from '../wire/serializer.ts'
import { toJson } from '../wire/written-json.ts'
import type { Answer, Misused } from './call.ts'

/** What a handler gave, now or before under the same idempotency key. */
export type Done =
  | { readonly result: Result<Answer<unknown>, Refusal | Misused>; readonly replayed: boolean }
  | 'differs'

/** How an answer is shown, and what its hint header says besides what the handler has to say. */
export interface Shown {
  readonly version: ApiVersion
  readonly hint: string | undefined
}

export function joined(...hints: readonly (string | undefined)[]): string | undefined {
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

/** Whose exchange is answered. */
interface Answering {
  readonly exchange: Exchange
  readonly state: AccountState
}

/** Answers with what was done, in the version and shape that the caller is to see. */
export function answerOmise(
  answering: Answering,
  shown: Shown,
  done: Done,
  offLoopback: boolean,
): void {
  const { exchange } = answering
  if (done === 'differs') exchange.omiseError(keyDiffers)
  else if (!done.result.ok) {
    exchange.omiseError(withHint(errorOf(done.result.refusal), shown.hint))
  } else {
    const more = done.replayed ? replayed : none
    answerBody(answering, shown, done.result.value, more, offLoopback ? transportSecurity : none)
  }
}

function answerBody(
  { exchange, state }: Answering,
  { version, hint: general }: Shown,
  { body: made, headers: own = {} }: Answer<unknown>,
  aboutReplay: Headers,
  aboutTransport: Headers,
): void {
  const { wire, voidCutoff } = state.settings
  const body = inVersion(serialize(made, { wire, voidCutoff }), version)
  const headers = omiseHeaders(exchange)
  headers.push('Omise-Version', version, 'Vary', 'Accept-Encoding', ...aboutReplay)
  const { 'X-Sandbox-Hint': special, ...others } = own
  const hint = joined(special, general)
  if (hint !== undefined) headers.push('X-Sandbox-Hint', headerText(hint))
  headers.push(...aboutTransport)
  for (const name in others) headers.push(name, others[name] ?? '')
  exchange.note('outcome', others['X-Sandbox-Outcome'])
  exchange.note('hint', hint)
  exchange.reply(body, { status: 200, body: toJson(body), type: jsonType, headers })
}

export function bodyOfDone(done: Done): unknown {
  return done !== 'differs' && done.result.ok ? done.result.value.body : undefined
}

const keyDiffers: ErrorAnswer = {
  status: 400,
  code: 'bad_request',
  message: 'Idempotency-Key was used with another request',
  hint: 'Use a new key for each new request.',
}

const none: Headers = []

const replayed: Headers = ['X-Sandbox-Idempotent-Replayed', 'true']

const transportSecurity: Headers = [
  'Strict-Transport-Security',
  'max-age=31536000; includeSubdomains; preload',
]

function errorOf(refusal: Refusal | Misused): ErrorAnswer {
  if (refusal.kind !== 'misused') return errorFor(refusal)
  return { status: 400, code: 'bad_request', message: refusal.message }
}
