import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { KeyKind, Route } from '@omise-sandbox/api'
import { type ChargeId, type IdCursor, type Instant, readClock } from '@omise-sandbox/core'
import { presentProblem } from '../control/problem.ts'
import { type ErrorAnswer, presentError } from '../refusals/refusals.ts'
import { type JournalEntry, journalLimits } from '../storage/journal.ts'
import {
  type AccountId,
  type AccountState,
  type Journal,
  MemoryFullError,
} from '../storage/store.ts'
import { toJson } from '../wire/written-json.ts'
import { problemOfFailure } from './failure.ts'
import { maskPath } from './mask-path.ts'
import {
  type Headers,
  headerText,
  jsonType,
  omiseHeaders,
  problemType,
  type Reply,
  send,
} from './reply.ts'
import { bodyOf, type HttpRequest } from './request.ts'
import { slotOf } from './slot.ts'

/** One request and what it was answered, for logs, counters and checks. */
export interface Answered {
  /** Undefined where no route was met. */
  readonly operation: string | undefined
  readonly method: string
  readonly path: string
  /** Undefined where a fault let no answer be sent. */
  readonly status: number | undefined
  readonly account: AccountId | undefined
  readonly body: unknown
  readonly durationMs: number
  /** The `X-Request-Id` of its answer; undefined where it has none. */
  readonly requestId: string | undefined
  /** The charge it is about: the one that its path names, as it was sent, or the one that its answer shows. */
  readonly charge: string | undefined
  /** Why it was refused; undefined where it was not. */
  readonly error: AnsweredError | undefined
  /** What to do, as `X-Sandbox-Hint` or the `remedy` of a problem says it. */
  readonly hint: string | undefined
}

interface AnsweredError {
  /** The code of an error of the imitated API; the title of a problem of the control API. */
  readonly code: string
  readonly message: string
}

/** Who is told how exchanges end. */
export interface Watch {
  readonly onAnswer: (answer: Answered) => void
  readonly onError: (error: unknown) => void
  readonly journal: Journal
  readonly wallClock: () => Instant
  /** Whether answers of the imitated API carry our own headers, X-Sandbox-…. */
  readonly ownHeaders: boolean
}

/** One request on its way to its answer: the ways it can end, each of which answers once and reports it. */
export interface Exchange {
  /** When it began, as `performance.now()` tells it. */
  readonly began: number
  /** What its answer is known by: made when it is first asked for. */
  requestId(): string
  /** Says whose request it is: it is then kept in that account's journal. Gives the account's present moment. */
  identify(account: AccountId, kind: KeyKind, state: AccountState): Instant
  /** Says more of it for the journal. */
  note(what: keyof Notes, text: string | undefined): void
  reply(body: unknown, what: Reply): void
  /** Refuses in the imitated API's shape. */
  omiseError(error: ErrorAnswer): void
  /** Refuses as the control API does; what is no refusal is a bug, reported and answered 500. */
  problem(error: unknown): void
  /** Reports that it ends with no answer, or with one that is none; `body` is what it would have been. */
  unanswered(body: unknown, status?: number): void
}

interface Notes {
  outcome: string | undefined
  fault: string | undefined
  hint: string | undefined
}

interface Caller {
  readonly account: AccountId
  readonly kind: KeyKind
  readonly at: Instant
  readonly mark: IdCursor
  readonly epoch: number
}

export function openExchange(
  watch: Watch,
  request: Pick<HttpRequest, 'method' | 'path' | 'url' | 'body' | 'params'>,
  response: ServerResponse,
  route?: Route,
): Exchange {
  const began = performance.now()
  let caller: Caller | undefined
  let requestId: string | undefined
  const notes: Notes = { outcome: undefined, fault: undefined, hint: undefined }
  const slot = slotOf(response)
  if (slot) slot.isHandled = true

  function report(status: number | undefined, body: unknown, said: Said): void {
    slot?.leave()
    const { method } = request
    const path = maskPath(request.path)
    const operation = route?.operation
    const durationMs = performance.now() - began
    const account = caller?.account
    const charge = chargeOf(request.params?.charge, body)
    const { error } = said
    const hint = said.hint ?? notes.hint
    const about = { requestId, charge, error, hint }
    watch.onAnswer({ operation, method, path, status, account, body, durationMs, ...about })
    if (!caller) return
    watch.journal.append(caller.account, {
      id: 0,
      at: caller.at,
      mark: caller.mark,
      epoch: caller.epoch,
      method,
      path: cut(maskPath(request.url)),
      operation,
      key: caller.kind,
      status,
      charge,
      outcome: notes.outcome,
      fault: notes.fault,
      hint: cut(hint),
      error: cut(said.journalled),
      body: beginningOf(bodyOf(request)),
      durationMs,
    })
  }

  function reply(body: unknown, what: Reply, said: Said = nothingSaid): void {
    if (!watch.ownHeaders) what.headers = withoutOwn(what.headers)
    send(response, what)
    report(what.status, body, said)
  }

  const exchange: Exchange = {
    began,
    requestId() {
      requestId ??= randomUUID()
      return requestId
    },
    identify(account, kind, { clock, lastId, epoch }) {
      const at = readClock(clock, watch.wallClock())
      caller = { account, kind, at, mark: lastId, epoch }
      return at
    },
    note(what, text) {
      notes[what] = text
    },
    reply(body, what) {
      reply(body, what)
    },
    omiseError({ status, code, message, hint, headers: own }) {
      const body = presentError(code, message)
      const headers = omiseHeaders(exchange)
      for (const name in own) headers.push(name, own[name] ?? '')
      if (hint !== undefined) headers.push('X-Sandbox-Hint', headerText(hint))
      const said = { error: { code, message }, journalled: `${code}: ${message}`, hint }
      reply(body, { status, body: toJson(body), type: jsonType, headers }, said)
    },
    problem(thrown) {
      const refusal = problemOfFailure(thrown)
      if (refusal !== thrown && !(thrown instanceof MemoryFullError)) watch.onError(thrown)
      const body = presentProblem(refusal)
      const { status, title, detail, remedy } = refusal
      const error = { code: title, message: detail }
      const said = { error, journalled: detail, hint: remedy }
      reply(body, { status, body: toJson(body), type: problemType, headers: [] }, said)
    },
    unanswered: (body, status) => report(status, body, nothingSaid),
  }
  return exchange
}

/** What an answer says besides its body. */
interface Said {
  readonly error: AnsweredError | undefined
  /** The error as the journal has it. */
  readonly journalled: JournalEntry['error']
  readonly hint: string | undefined
}

const nothingSaid: Said = { error: undefined, journalled: undefined, hint: undefined }

/** The charge that a request is about: the one it names, or the one its answer shows. */
function chargeOf(param: string | string[] | undefined, body: unknown): ChargeId | undefined {
  if (typeof param === 'string') return param as ChargeId
  const { object, id } = (body ?? {}) as { object?: unknown; id?: unknown }
  return object === 'charge' && typeof id === 'string' ? (id as ChargeId) : undefined
}

/** The journal keeps no more of any text than this. */
function cut<T extends string | undefined>(text: T): T | string {
  const { textLength } = journalLimits
  return text !== undefined && text.length > textLength ? `${text.slice(0, textLength)}…` : text
}

/** The journal keeps a part of its own: what it holds of a large body would else keep all of it. */
function beginningOf(body: Buffer | undefined): Buffer | undefined {
  if (body === undefined || body.length === 0) return undefined
  const { bodyBytes } = journalLimits
  return body.length > bodyBytes ? Buffer.from(body.subarray(0, bodyBytes)) : body
}

function withoutOwn(headers: Headers): Headers {
  return headers.filter((_part, index) => {
    const name = headers[index - (index % 2)]
    return !name?.startsWith('X-Sandbox-')
  })
}
