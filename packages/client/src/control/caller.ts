import {
  type ControlAnswer,
  type ControlOperation,
  ControlRefusal,
  sandboxRoutes,
} from '@omise-sandbox/api'
import type { Access } from './options.ts'
import { readProblem } from './problem.ts'
import { reach } from './reach.ts'
import { type Answer, UnexpectedAnswerError } from './unexpected-answer.ts'

/** What a call says besides its operation. */
export interface CallParts {
  /** What stands in the path, by the names of its template. */
  readonly params?: Readonly<Record<string, string>>
  /** What is undefined is left out. */
  readonly query?: object
  readonly body?: object
  readonly signal?: AbortSignal | undefined
}

/** Calls the operations of the control API by their names in `openapi/sandbox.yaml`. */
export interface Caller {
  /** Its answer, from JSON; undefined where it has none. */
  ask<Name extends ControlOperation>(name: Name, parts?: CallParts): Promise<ControlAnswer<Name>>
  /** Its answer in Markdown. */
  askText(name: ControlOperation, parts?: CallParts): Promise<string>
  /** Its answer while it goes on; whoever asked cancels it. */
  open(name: ControlOperation, parts?: CallParts): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
}

/** The operations that answer with nothing. A nothing of another is not the sandbox's. */
const silent: Readonly<Record<Silent, true>> = {
  resetAccount: true,
  importState: true,
  deleteSnapshot: true,
  clearRules: true,
  removeRule: true,
  hidePhoneCode: true,
  clearFaults: true,
  removeFault: true,
  reportDelivery: true,
}
type Silent = {
  [Name in ControlOperation]: ControlAnswer<Name> extends undefined ? Name : never
}[ControlOperation]

export interface CallerOptions extends Access {
  readonly fetch: typeof globalThis.fetch
}

/** Each call throws a ControlRefusal, an UnreachableError or an {@link UnexpectedAnswerError}. */
export function createCaller({ url, headers, fetch }: CallerOptions): Caller {
  async function send(name: ControlOperation, parts: CallParts) {
    const { method, path } = routeOf(name)
    const address = `${url}${fill(path, parts.params)}${search(parts.query)}`
    const { body, signal } = parts
    const response = await reach(url, () =>
      fetch(address, {
        method: method.toUpperCase(),
        headers: body ? { ...headers, 'Content-Type': 'application/json' } : headers,
        // The admin token would go along to wherever an answer leads.
        redirect: 'manual',
        ...(body ? { body: JSON.stringify(body) } : {}),
        ...(signal ? { signal } : {}),
      }),
    )
    return { response, method: method.toUpperCase(), address }
  }

  type Sent = Awaited<ReturnType<typeof send>>

  async function read({ response, method, address }: Sent): Promise<Answer> {
    const text = await reach(url, () => response.text())
    return { method, url: address, status: response.status, type: typeOf(response), text }
  }

  return {
    async ask(name, parts = {}) {
      const answer = await read(await send(name, parts))
      if (answer.status === 204 && name in silent) return undefined as ControlAnswer<typeof name>
      if (answer.status !== 200 || answer.type !== 'application/json') throw refusalOf(answer)
      return parseObject(answer) as ControlAnswer<typeof name>
    },
    async askText(name, parts = {}) {
      const answer = await read(await send(name, parts))
      if (answer.status !== 200 || answer.type !== 'text/markdown') throw refusalOf(answer)
      return answer.text
    },
    async open(name, parts = {}) {
      const sent = await send(name, parts)
      const { response } = sent
      if (response.status === 200 && typeOf(response) === 'text/event-stream' && response.body) {
        return response.body
      }
      throw refusalOf(await read(sent))
    },
  }
}

function routeOf(name: ControlOperation) {
  const route = sandboxRoutes.find(({ operation }) => operation === name)
  if (!route) throw new Error(`The control API has no operation "${name}".`)
  return route
}

function fill(path: string, params: CallParts['params'] = {}): string {
  return path.replace(/\{(\w+)\}/g, (_part, name: string) => segment(name, params[name] ?? ''))
}

/**
 * A part of the path. Nothing and dots would lead to the path above: `rules/.` is all rules. Throws a ControlRefusal.
 *
 * @example
 * const path = `/charges/${segment('charge', id)}/expire`
 */
export function segment(name: string, value: string): string {
  if (!/^\.{0,2}$/.test(value)) return encodeURIComponent(value)
  throw new ControlRefusal({
    status: 404,
    title: `No such ${name}`,
    detail: `There can be no ${name} "${value}".`,
    remedy: `Give the ${name} as a list shows it.`,
  })
}

function search(query: object = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  return text && `?${text}`
}

function typeOf(response: Response): string {
  const [type = ''] = (response.headers.get('Content-Type') ?? '').split(';')
  return type.trim().toLowerCase()
}

function refusalOf(answer: Answer): Error {
  const problem = answer.type === 'application/problem+json' && readProblem(parse(answer))
  return problem || new UnexpectedAnswerError(answer)
}

/** Every answer of the sandbox is an object. */
function parseObject(answer: Answer): unknown {
  const value = parse(answer)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new UnexpectedAnswerError(answer)
}

function parse(answer: Answer): unknown {
  try {
    return JSON.parse(answer.text)
  } catch {
    throw new UnexpectedAnswerError(answer)
  }
}
