import { allow, listenerUrl, type Result, refuse } from '@omise-sandbox/core'
import ipaddr from 'ipaddr.js'
import { isBlockedPort } from './blocked-ports.ts'

/** Where webhooks may go. */
export interface TargetPolicy {
  /** Whether this machine and private networks are allowed: right on a developer's machine. */
  readonly allowPrivate: boolean
  /** `safe` refuses the ports of other services: right where strangers say where webhooks go. */
  readonly ports: 'any' | 'safe'
  /** The only hosts that are allowed, in lower case, `*.name` for all below a name; undefined allows every host. */
  readonly hosts: readonly string[] | undefined
}

const privateRanges: ReadonlySet<string> = new Set([
  'loopback',
  'private',
  'uniqueLocal',
  'carrierGradeNat',
])

/** Cloud machines answer their secrets at these; the other such addresses are link-local. */
const metadataAddresses: ReadonlySet<string> = new Set([
  '100.100.100.200',
  '168.63.129.16',
  'fd00:ec2::254',
  'fd20:ce::254',
])

/** Why an address is never, or not here, sent to; undefined where it may be. */
export function refusedAddress(address: string, policy: TargetPolicy): string | undefined {
  const parsed = ipaddr.process(address)
  if (isIpv4Compatible(parsed)) return `${address} is an IPv4-compatible address`
  if (metadataAddresses.has(parsed.toString())) return `${address} is a metadata address`
  const range = parsed.range()
  if (range === 'unicast') return undefined
  if (!privateRanges.has(range)) return `${address} is a ${range} address`
  if (policy.allowPrivate) return undefined
  return `${address} is a ${range} address, which this sandbox sends to only with --allow-private-webhooks`
}

/** Whether an address is in `::/96`, which some systems connect to the IPv4 address at its end; `::` and `::1` have ranges of their own. */
function isIpv4Compatible(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (!('parts' in address) || address.range() !== 'unicast') return false
  return address.parts.slice(0, 6).every((part) => part === 0)
}

/** The built-in receiver: nothing is opened for it, and what it is sent stands in the webhook log. */
export const inboxUrl = 'sandbox:inbox'

/** Reads the URL of a webhook endpoint, or says in a sentence why it cannot be one. What is kept of it is its `href`. */
export function parseTarget(text: string, policy: TargetPolicy): Result<URL, string> {
  if (text.length > 2048) return refuse('the URL is longer than 2048 characters')
  if (!URL.canParse(text))
    return refuse(`"${text}" is not a URL such as http://127.0.0.1:3000/hook`)
  const url = new URL(text)
  if (url.href.length > 2048) return refuse('the URL is longer than 2048 characters when encoded')
  if (text === inboxUrl || text === listenerUrl) return allow(url)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refuse(`"${url.protocol}" is not http: or https:`)
  }
  if (url.username !== '' || url.password !== '') {
    return refuse('the URL holds a user name or password')
  }
  if (policy.ports === 'safe' && isBlockedPort(url)) {
    return refuse(`port ${url.port} is that of another service`)
  }
  if (policy.hosts && !isAmong(url.hostname, policy.hosts)) {
    return refuse(`${url.hostname} is none of the hosts that --webhook-hosts allows`)
  }
  const literal = addressIn(url)
  const problem = literal === undefined ? undefined : refusedAddress(literal, policy)
  return problem === undefined ? allow(url) : refuse(problem)
}

function isAmong(host: string, hosts: readonly string[]): boolean {
  return hosts.some((one) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : host === one))
}

/** The IP address a URL names without DNS. */
function addressIn(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(host) ? host : undefined
}
