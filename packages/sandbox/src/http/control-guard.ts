import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { ControlRefusal } from '@omise-sandbox/api'
import { hostNameOf, isOwnName } from './host-names.ts'

/** Who may use the control API. */
export interface GuardOptions {
  /** Wanted in `X-Sandbox-Admin-Token`; undefined on loopback, where nobody else can reach it. */
  readonly adminToken: string | undefined
  /** Host names that may be asked for, of both APIs, besides those that need no leave: see host-names.ts. */
  readonly allowedHosts: readonly string[]
}

/**
 * Keeps the control API from web pages and strangers. A page elsewhere cannot reach it by rebinding a name of
 * its own to this address, since the Host it then sends is foreign; nor directly, since its Origin is.
 */
export function guardControl(request: IncomingMessage, options: GuardOptions): void {
  const host = request.headers.host ?? ''
  if (!isAllowedHost(host, options.allowedHosts)) {
    throw forbidden(
      'The Host header names a foreign host.',
      'Use localhost or an IP address, or start with --allow-host NAME.',
    )
  }
  if (isOfOtherOrigin(request.headers, host)) {
    throw forbidden(
      'The request comes from a web page of another origin.',
      'Call the control API from a server, a test, or the sandbox itself.',
    )
  }
  const { adminToken } = options
  if (adminToken !== undefined && !isSame(request.headers['x-sandbox-admin-token'], adminToken)) {
    throw new ControlRefusal({
      status: 401,
      title: 'Admin token wanted',
      detail: 'The control API of this sandbox wants its admin token.',
      remedy: 'Send X-Sandbox-Admin-Token: the one printed at start, or set by --admin-token.',
    })
  }
}

/**
 * Whether a page of another origin asks. Behind a proxy that changes the Host, a browser says itself whether its page is of this
 * origin, in a header that no page can set; not over http to other names than localhost. Then the name alone must do where a proxy
 * passes on no more of the Host.
 */
export function isOfOtherOrigin(headers: IncomingMessage['headers'], host: string): boolean {
  const { origin } = headers
  if (origin === undefined || origin === `http://${host}` || origin === `https://${host}`) {
    return false
  }
  const site = headers['sec-fetch-site']
  return site === undefined ? !isNameOf(origin, host) : site !== 'same-origin'
}

/** Whether a Host without a port is the name of an origin. */
function isNameOf(origin: string, host: string): boolean {
  if (/:\d*$/.test(host) || !URL.canParse(origin)) return false
  return new URL(origin).hostname === new URL(`http://${host}`).hostname
}

function forbidden(detail: string, remedy: string): ControlRefusal {
  return new ControlRefusal({ status: 403, title: 'Forbidden', detail, remedy })
}

function isAllowedHost(header: string, allowed: readonly string[]): boolean {
  const name = hostNameOf(header)
  return name !== undefined && isOwnName(name, allowed)
}

function isSame(given: string | string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
