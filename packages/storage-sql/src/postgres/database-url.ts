import { allow, type Result, refuse } from '@omise-sandbox/core'

/** How a URL is written. */
export const databaseUrlForm =
  'Write it as postgres://user:password@host:5432/database, with % codes for special characters. Several hosts stand with commas between them.'

/** Where libpq checks less in some of these modes, the driver always verifies the certificate and its host. */
const fullyVerified = ['prefer', 'require', 'verify-ca', 'verify-full']
const modes = ['disable', ...fullyVerified, 'no-verify']

const targets = ['any', 'read-write', 'primary'] as const
/** Which of several hosts is taken: the first that can be reached, that takes writes, or that is no standby. */
export type Target = (typeof targets)[number]

/** A database's URL as the driver takes it without a warning. */
export interface DatabaseUrl {
  /** One for each host, in their order. */
  readonly urls: readonly [string, ...string[]]
  readonly target: Target
}

/** What a URL says, or what to write instead. Never says what it holds, a password perhaps. */
export function readDatabaseUrl(text: string): Result<DatabaseUrl, string> {
  if (!/^postgres(ql)?:\/\//i.test(text)) return refuse(databaseUrlForm)
  const verified = verifyFully(text)
  if (!verified.ok) return verified
  const urls = urlsOf(withoutParameter(verified.value, 'target_session_attrs'))
  if (!urls) return refuse(databaseUrlForm)
  const said = parameterIn(text, 'target_session_attrs')
  const target = said ?? (urls.length > 1 ? 'read-write' : 'any')
  if (!isTarget(target)) {
    return refuse(
      `Its target_session_attrs cannot be "${target}": a server writes. Use one of: ${targets.join(', ')}.`,
    )
  }
  return allow({ urls, target })
}

function isTarget(text: string): text is Target {
  return (targets as readonly string[]).includes(text)
}

function verifyFully(text: string): Result<string, string> {
  const mode = parameterIn(text, 'sslmode')
  if (mode === undefined) return allow(text)
  if (!modes.includes(mode)) {
    return refuse(`Its sslmode cannot be "${mode}". Use one of: ${modes.join(', ')}.`)
  }
  if (!fullyVerified.includes(mode)) return allow(text)
  const [address = '', query = ''] = splitQuery(text)
  return allow(`${address}?${query.replace(/(^|&)sslmode=[^&#]*/, '$1sslmode=verify-full')}`)
}

/** The same URL for each of its hosts; undefined where one of several is none. */
function urlsOf(text: string): readonly [string, ...string[]] | undefined {
  const [, before = '', hosts = '', after = ''] =
    /^([^/]+\/\/(?:.*@)?)([^/?#]*)(.*)$/s.exec(text) ?? []
  if (!hosts.includes(',')) return [text]
  const [first, ...others] = hosts.split(',').map((host) => host.trim())
  const all = [first ?? '', ...others] as const
  if (!all.every((host) => /^(\[[\da-f:.]+\]|[^:[\]]+)(:\d+)?$/i.test(host))) return undefined
  return [`${before}${all[0]}${after}`, ...others.map((host) => `${before}${host}${after}`)]
}

function parameterIn(text: string, name: string): string | undefined {
  const [, query] = splitQuery(text)
  return query === undefined ? undefined : (new URLSearchParams(query).get(name) ?? undefined)
}

function withoutParameter(text: string, name: string): string {
  const [address, query] = splitQuery(text)
  if (query === undefined || parameterIn(text, name) === undefined) return text
  const rest = query.split('&').filter((pair) => pair.split('=')[0] !== name)
  return rest.length === 0 ? address : `${address}?${rest.join('&')}`
}

/** A password may hold a question mark, written as it is. */
function splitQuery(text: string): readonly [string, string?] {
  const at = text.indexOf('?', text.lastIndexOf('@') + 1)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
