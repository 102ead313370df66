import type { ServerResponse } from 'node:http'
import type { Route } from '@omise-sandbox/api'
import { ControlRefusal } from '../control/control.ts'
import { presentProblem } from '../control/problem.ts'
import type { AccountId } from '../store/store.ts'
import { toJson } from '../wire/present-event.ts'
import { type ErrorAnswer, presentError } from '../wire/refusals.ts'
import {
  type Headers,
  headerText,
  jsonType,
  omiseHeaders,
  problemType,
  type Reply,
  send,
} from './reply.ts'
import type { HttpRequest } from './request.ts'

/** One request and what it was answered, for logs, counters and checks. */
export interface Answered {
  /** Undefined where no route was met. */
  readonly operation: string | undefined
  readonly method: string
  readonly path: string
  readonly status: number
  readonly account: AccountId | undefined
  readonly body: unknown
  readonly durationMs: number
}

/** Who is told how exchanges end. */
export interface Watch {
  readonly onAnswer: (answer: Answered) => void
  readonly onError: (error: unknown) => void
  /** Whether answers of the imitated API carry our own headers, X-Sandbox-…. */
  readonly ownHeaders: boolean
}

/** One request on its way to its answer: the ways it can end, each of which answers once and reports it. */
export interface Exchange {
  /** When it began, as `performance.now()` tells it. */
  readonly began: number
  reply(account: AccountId | undefined, body: unknown, what: Reply): void
  /** Refuses in the imitated API's shape. */
  omiseError(error: ErrorAnswer, account?: AccountId): void
  /** Refuses as the control API does; what is no refusal is a bug, reported and answered 500. */
  problem(error: unknown): void
}

export function openExchange(
  watch: Watch,
  request: Pick<HttpRequest, 'method' | 'path'>,
  response: ServerResponse,
  route?: Route,
): Exchange {
  const began = performance.now()

  function reply(account: AccountId | undefined, body: unknown, what: Reply): void {
    if (!watch.ownHeaders) what.headers = withoutOwn(what.headers)
    send(response, what)
    watch.onAnswer({
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
    began,
    reply,
    omiseError(error, account) {
      const body = presentError(error.code, error.message)
      const headers = omiseHeaders(began)
      if (error.hint !== undefined) headers.push('X-Sandbox-Hint', headerText(error.hint))
      reply(account, body, { status: error.status, body: toJson(body), type: jsonType, headers })
    },
    problem(error) {
      const refusal = error instanceof ControlRefusal ? error : internalProblem()
      if (refusal !== error) watch.onError(error)
      const body = presentProblem(refusal)
      const { status } = refusal
      reply(undefined, body, { status, body: toJson(body), type: problemType, headers: [] })
    },
  }
}

function withoutOwn(headers: Headers): Headers {
  return headers.filter((_part, index) => {
    const name = headers[index - (index % 2)]
    return !name?.startsWith('X-Sandbox-')
  })
}

export function internalProblem(): ControlRefusal {
  return new ControlRefusal({
    status: 500,
    title: 'Internal error',
    detail: 'The sandbox met a state it should not be in.',
    remedy: 'Look at its log, and report it with what was called before.',
  })
}
