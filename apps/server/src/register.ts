/**
 * `node --import omise-sandbox/register app.js`: takes every connection to Omise's hosts to the sandbox, whichever HTTP
 * client makes it, and lets none reach any other host of omise.co.
 *
 * The sandbox is at `OMISE_SANDBOX_URL`, or at port 8424 of this machine.
 */
import { syncBuiltinESMExports } from 'node:module'
import net, { type NetConnectOpts } from 'node:net'
import tls from 'node:tls'

const sandbox = readUrl(process.env.OMISE_SANDBOX_URL?.trim() || 'http://127.0.0.1:8424')
const place = { host: sandbox.hostname.replace(/^\[|\]$/g, ''), port: Number(sandbox.port || 80) }

function readUrl(text: string): URL {
  if (URL.canParse(text)) return new URL(text)
  throw new Error(
    `OMISE_SANDBOX_URL cannot be "${text}". Use an address such as http://127.0.0.1:8424.`,
  )
}

const imitated: ReadonlySet<string> = new Set(['api.omise.co', 'vault.omise.co'])

/** Whether a host is one that the sandbox stands in for. Throws for the others of omise.co. */
function isImitated(host: unknown): boolean {
  if (typeof host !== 'string') return false
  const name = host.toLowerCase().replace(/\.$/, '')
  if (imitated.has(name)) return true
  if (name === 'omise.co' || name.endsWith('.omise.co')) {
    throw new Error(
      `omise-sandbox/register does not let ${name} be reached: the sandbox stands in for ${[...imitated].join(' and ')} only.`,
    )
  }
  return false
}

const reachDirectly = net.Socket.prototype.connect

// Every connection of Node goes through here in the end: http, https, fetch, and what is built on them.
net.Socket.prototype.connect = function connect(this: net.Socket, ...args: unknown[]) {
  const [first] = args
  // Node's own callers pass their arguments wrapped in a list, as net normalizes them.
  const options = (Array.isArray(first) ? first[0] : first) as NetConnectOpts | undefined
  if (
    typeof options === 'object' &&
    options !== null &&
    'host' in options &&
    isImitated(options.host)
  ) {
    Object.assign(options, place)
  } else if (typeof first === 'number' && isImitated(args[1])) {
    args.splice(0, 2, place.port, place.host)
  }
  return Reflect.apply(reachDirectly, this, args) as net.Socket
} as typeof reachDirectly

const connectSecurely = tls.connect

/** A client that speaks https is given a plain connection that says it is secure: the sandbox has no certificate. */
tls.connect = function connect(this: unknown, ...args: unknown[]) {
  const options = args.find((arg) => typeof arg === 'object' && arg !== null) as
    | tls.ConnectionOptions
    | undefined
  const host = options?.servername || options?.host
  if (!isImitated(host)) return Reflect.apply(connectSecurely, this, args) as tls.TLSSocket
  const socket = net.connect(place)
  const secured = Object.assign(socket, {
    encrypted: true,
    authorized: true,
    alpnProtocol: false,
    getSession: () => undefined,
    isSessionReused: () => false,
    getPeerCertificate: () => ({ subject: { CN: host } }),
  })
  const callback = args.find((arg) => typeof arg === 'function') as (() => void) | undefined
  if (callback) socket.once('secureConnect', callback)
  socket.once('connect', () => socket.emit('secureConnect'))
  return secured as unknown as tls.TLSSocket
} as typeof connectSecurely

syncBuiltinESMExports()
