import type { IncomingMessage, RequestListener } from 'node:http'
import { omiseRoutes, type Route, sandboxRoutes } from '@omise-sandbox/api'
import express, { type NextFunction, type Request, type Response } from 'express'
import type { Bounds } from '../concurrency/bounds.ts'
import { createGate } from '../concurrency/gate.ts'
import type { ControlCall, ControlHandlers } from '../control/call.ts'
import { type ControlServing, guardState, serveControl } from '../control/serve-control.ts'
import { comesInLines, maxStateBytes } from '../control/serve-state.ts'
import type { OmiseHandlers } from '../omise/call.ts'
import { type AnyHandler, type OmiseServing, serveOmise } from '../omise/serve-omise.ts'
import { admitRequests } from './admission.ts'
import { admissionLimits } from './admission-limits.ts'
import { answerPages, isPreflight, refusePreflight } from './cors.ts'
import { createHostGuard } from './omise-guard.ts'
import { findRoute, paramsOfPath } from './route-table.ts'
import { isUiPage, leadToConsole, readUiPage, uiHeadersOf, uiPath } from './serve-ui.ts'
import {
  answerBusy,
  answerFailure,
  answerNoRoute,
  answerUnfit,
  answerUnroutable,
  unfitness,
} from './unrouted.ts'

export interface AppOptions extends OmiseServing, ControlServing {
  readonly omise: OmiseHandlers
  readonly control: ControlHandlers
  readonly bounds: Bounds
  /** The folder of the console's files; undefined without one. */
  readonly ui: string | undefined
}

const maxBodyBytes = 1_000_000
/** Imports and exports under way: each holds a whole state. */
const maxTransfers = 4
const isState = /^(?:im|ex)portState$/

const readState = express.raw({ type: isRead, limit: maxStateBytes })
const readBody = express.raw({ type: isRead, limit: maxBodyBytes })

/** A state that comes line by line is read by who imports it. */
function isRead({ method, url, headers }: IncomingMessage): boolean {
  return method !== 'PUT' || !url?.startsWith('/__sandbox/state') || !comesInLines({ headers })
}

/** The Express application: the routes of both documents, and what becomes of all else. */
export function createApp(options: AppOptions): RequestListener {
  const app = bareExpress()
  const served = serveRoutes(options)
  app.use((request, response, next) => {
    const found = findRoute(request.method, request.path)
    if (found) request.params = paramsOfPath(found)
    const serve = (found && served.get(found.route)) ?? readBody
    serve(request, response, next)
  })
  // After the routes, none of which then looks whether the console is meant.
  if (options.ui !== undefined) useUi(app, options.ui)
  app.use((request, response) =>
    isPreflight(request)
      ? refusePreflight(options, request, response)
      : answerNoRoute(options, request, response),
  )
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) =>
    answerFailure(options, error, request, response),
  )
  const guardHost = createHostGuard(options.guard.allowedHosts)
  // Nearly all requests come from no page, and none of them pays for those that do.
  const forPages = bareExpress()
  forPages.use(answerPages(options), app)
  const answer: RequestListener = (request, response) => {
    const unfit = unfitness(request) ?? guardHost(request)
    if (unfit) return answerUnfit(options, unfit, request, response)
    // What Express itself cannot route (a target that is no URL) comes back here.
    const unroutable = () => answerUnroutable(options, request, response)
    const serve = request.headers.origin === undefined ? app : forPages
    serve(request as Request, response as Response, unroutable)
  }
  const refuse: RequestListener = (request, response) => answerBusy(options, request, response)
  return admitRequests(answer, refuse, admissionLimits, options.bounds)
}

type Middleware = (request: Request, response: Response, next: NextFunction) => unknown

/** What reads and then serves the requests of each route. */
function serveRoutes(options: AppOptions): ReadonlyMap<Route, Middleware> {
  const served = new Map<Route, Middleware>()
  for (const route of omiseRoutes) {
    const serve = serveOmise(options, route, options.omise[route.operation] as AnyHandler)
    const leadsOn = route.path === '/' && options.ui !== undefined
    const steps = leadsOn ? [readBody, leadToConsole, serve] : [readBody, serve]
    served.set(route, chain(...steps))
  }
  const gate = createGate(maxTransfers)
  for (const route of sandboxRoutes) {
    const handle = options.control[route.operation] as (call: ControlCall) => Promise<unknown>
    const serve = serveControl(options, route, handle)
    const steps = isState.test(route.operation)
      ? [guardState(options, route, gate), readState, serve]
      : [readBody, serve]
    served.set(route, chain(...steps))
  }
  return served
}

/** One after the other; Express hears what one of them throws or rejects with. */
function chain(...steps: readonly Middleware[]): Middleware {
  return (request, response, next) => {
    let done = 0
    function goOn(error?: unknown): void {
      const step = steps[done++]
      if (error !== undefined || !step) next(error)
      else call(step, request, response, goOn)
    }
    goOn()
  }
}

function call(step: Middleware, request: Request, response: Response, next: NextFunction): void {
  try {
    const served = step(request, response, next)
    if (served instanceof Promise) served.catch(next)
  } catch (error) {
    next(error)
  }
}

/** Express without what it does unasked. */
function bareExpress(): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', false)
  return app
}

/** Serves the console's files, and its one document for each of its pages. */
function useUi(app: express.Express, folder: string): void {
  const setHeaders = uiHeadersOf(folder)
  app.get('/__sandbox', leadToConsole)
  app.use(uiPath, express.static(folder, { redirect: false, setHeaders }))
  app.get([uiPath, `${uiPath}/*page`], (request, response, next) => {
    if (!isUiPage(request.path)) return next()
    readUiPage(folder, request.path).then(
      (page) => {
        setHeaders(response, 'index.html')
        response.type('html').send(page)
      },
      () => next(),
    )
  })
}
