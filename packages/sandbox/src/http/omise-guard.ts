import type { IncomingMessage } from 'node:http'
import type { ErrorAnswer } from '../refusals/refusals.ts'
import { hostNameOf, isPrivateName } from './host-names.ts'
import { isControlPath } from './request.ts'

/** A Host header is nearly always one of a few. */
const maxRemembered = 100

/**
 * Says why a request of the imitated API is refused for its Host; undefined where it is not. A page elsewhere could rebind a name
 * of its own to this address, and then use the test keys that everybody knows. The control API has a guard of its own; what tells
 * nothing of any account, such as `/healthz`, answers under any name.
 */
export function createHostGuard(
  allowedHosts: readonly string[],
): (request: IncomingMessage) => ErrorAnswer | undefined {
  const known = new Set<string>()
  return ({ headers, url = '' }) => {
    const { host } = headers
    // Only HTTP/1.0 comes this far without one, and no browser speaks it.
    if (host === undefined || known.has(host)) return undefined
    const name = hostNameOf(host)
    if (name !== undefined && isPrivateName(name, allowedHosts)) {
      if (known.size < maxRemembered) known.add(host)
      return undefined
    }
    const path = pathOf(url)
    return isControlPath(path) && path !== '/metrics' ? undefined : foreignHost
  }
}

/** The path of a target, which a client of a proxy sends as a whole URL. */
function pathOf(target: string): string {
  const whole = /^https?:\/\/[^/?#]*/i.exec(target)?.[0] ?? ''
  return target.slice(whole.length).split(/[?#]/, 1)[0] || '/'
}

const foreignHost: ErrorAnswer = {
  status: 403,
  code: 'not_authorized',
  message: 'not authorized',
  hint: 'The Host header names a foreign host. Use an IP address, localhost, a name without a dot, or one in .localhost, .local or .internal; or start with --allow-host NAME.',
}
