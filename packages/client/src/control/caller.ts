import {
  type AccountOperation,
  ControlRefusal,
  type Route,
  sandboxRoutes,
} from '@omise-sandbox/api'
import type { Access } from './options.ts'
import { reach } from './reach.ts'
import { parseObject, refusalOf } from './read-answer.ts'
import { readWhole, type Sent } from './sent.ts'
import { readStream } from './stream.ts'

/** What a call says besides its operation. */
export interface CallParts {
  /** What stands in the path, by the names of its template. */
  readonly params?: Readonly<Record<string, string>>
  /** What is undefined is left out. */
  readonly query?: object
  readonly body?: object
  readonly signal?: AbortSignal | undefined
}

export interface CallerOptions extends Access {
  readonly fetch: typeof globalThis.fetch
}

/** Calls an operation of the control API by its name in `openapi/sandbox.yaml`, whose answer says what this gives. */
export type Caller = (
  name: AccountOperation,
  parts: CallParts,
) => Promise<unknown> | AsyncIterable<unknown>

/** Each call throws a ControlRefusal, an UnreachableError or an UnexpectedAnswerError. */
export function createCaller(options: CallerOptions): Caller {
  // Made here, not when the module is loaded: a bundle of one error of this package brings no routes along.
  const routes = new Map<string, Route>(sandboxRoutes.map((route) => [route.operation, route]))
  return (name, parts) => {
    const route = routes.get(name)
    if (!route) throw new Error(`The control API has no operation "${name}".`)
    const sending = () => send(options, route, parts)
    if (route.answer !== 'text/event-stream') return ask(options.url, sending(), route)
    return readStream(options.url, sending, parts.signal)
  }
}

async function send({ url, headers, fetch }: CallerOptions, route: Route, parts: CallParts) {
  const method = route.method.toUpperCase()
  const address = `${url}${fill(route.path, parts.params)}${search(parts.query)}`
  const { body, signal } = parts
  const response = await reach(url, () =>
    fetch(address, {
      method,
      headers: body ? { ...headers, 'Content-Type': 'application/json' } : headers,
      // The admin token would go along to wherever an answer leads.
      redirect: 'manual',
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    }),
  )
  return { response, method, address }
}

/** The answer, whole: an object of JSON, a text, or nothing. A nothing of another operation is not the sandbox's. */
async function ask(
  url: string,
  sending: Promise<Sent>,
  { answer: wanted }: Route,
): Promise<unknown> {
  const answer = await readWhole(url, await sending)
  if (answer.status === 204 && wanted === 'none') return undefined
  if (answer.status !== 200 || answer.type !== wanted) throw refusalOf(answer)
  return wanted === 'application/json' ? parseObject(answer) : answer.text
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

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function search(query: object = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(
    given.map(([name, value]: [string, unknown]): [string, string] => [name, written(value)]),
  ).toString()
  return text && `?${text}`
}
