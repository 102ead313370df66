import type { ServerResponse } from 'node:http'
import { ControlRefusal, omiseRoutes, type Route, sandboxRoutes } from '@omise-sandbox/api'
import type { ErrorAnswer } from '../refusals/refusals.ts'
import { isOfOtherOrigin } from './control-guard.ts'
import { openExchange, type Watch } from './exchange.ts'
import { type HttpRequest, isControlPath } from './request.ts'
import { findKnownPath } from './route-table.ts'

/** What web pages may call with a public key. */
const publicRoutes = (omiseRoutes as readonly Route[]).filter(({ keys }) => keys.includes('public'))
/** What tools that run in a web page may load. The control API has no other route for pages. */
const documentRoutes = (sandboxRoutes as readonly Route[]).filter(
  ({ operation }) => operation === 'getControlOpenapi' || operation === 'getOmiseOpenapi',
)
const pageRoutes = new Set<Route>([...publicRoutes, ...documentRoutes])

/**
 * Lets web pages of any origin do what a public key may do, and load the OpenAPI documents (CORS): answers their preflights,
 * and lets them read the answers, refusals included. All else of the imitated API is refused to pages of other origins. It is given
 * requests with an `Origin` only.
 */
export function answerPages(watch: Watch) {
  return (request: HttpRequest, response: ServerResponse, next: () => void): void => {
    if (!isForPages(request)) {
      if (isRefused(request)) openExchange(watch, request, response).omiseError(notForPages)
      else next()
      return
    }
    response.setHeader('Access-Control-Allow-Origin', '*')
    if (isPreflight(request)) allow(watch, request, response)
    else {
      response.setHeader('Access-Control-Expose-Headers', '*')
      next()
    }
  }
}

/** Whether a page of another origin asks the imitated API for what is not for pages, without a preflight, as forms do. */
function isRefused(request: HttpRequest): boolean {
  const { headers, path } = request
  if (isPreflight(request) || isControlPath(path)) return false
  return isOfOtherOrigin(headers, headers.host ?? '')
}

/** Whether a request is one that pages may send, or its preflight. */
function isForPages(request: HttpRequest): boolean {
  const method = isPreflight(request)
    ? request.headers['access-control-request-method']
    : request.method
  const route = findKnownPath(request.path)?.routes.get(method ?? '')
  return route !== undefined && pageRoutes.has(route)
}

/** Whether a browser asks, before a page's request, whether it may be sent. */
export function isPreflight({ method, headers }: Pick<HttpRequest, 'method' | 'headers'>): boolean {
  const asked = headers['access-control-request-method']
  return method === 'OPTIONS' && headers.origin !== undefined && asked !== undefined
}

/** Browsers that do not know the wildcard need the names; `Authorization` is never covered by it. */
const allowedHeaders = 'Authorization, Content-Type, Omise-Version, Prefer, *'
const secondsRemembered = '600'

function allow(watch: Watch, request: HttpRequest, response: ServerResponse): void {
  const headers = [
    'Access-Control-Allow-Methods',
    String(request.headers['access-control-request-method']),
    'Access-Control-Allow-Headers',
    allowedHeaders,
    'Access-Control-Max-Age',
    secondsRemembered,
  ]
  openExchange(watch, request, response).reply(undefined, {
    status: 204,
    body: '',
    type: '',
    headers,
  })
}

const forPages = publicRoutes
  .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  .join(', ')

/** Refuses a preflight of what pages may not call. */
export function refusePreflight(
  watch: Watch,
  request: HttpRequest,
  response: ServerResponse,
): void {
  const exchange = openExchange(watch, request, response)
  if (isControlPath(request.path)) {
    exchange.problem(
      new ControlRefusal({
        status: 403,
        title: 'Forbidden',
        detail: 'The request comes from a web page of another origin (a CORS preflight).',
        remedy: 'Call the control API from a server, a test, or the sandbox itself.',
      }),
    )
  } else exchange.omiseError(notForPages)
}

const notForPages: ErrorAnswer = {
  status: 403,
  code: 'not_authorized',
  message: 'not authorized',
  hint: `The request, or a browser's question before it (a CORS preflight), comes from a web page of another origin. Pages may call ${forPages}, with a public key. Call everything else from your backend, with the secret key.`,
}
