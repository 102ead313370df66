import { allow, type Result, refuse } from '@omise-sandbox/core'

/** How a URL is written. */
export const databaseUrlForm =
  'Write it as postgres://user:password@host:5432/database, with % codes for special characters.'

/** Where libpq checks less in some of these modes, the driver always verifies the certificate and its host. */
const fullyVerified = ['prefer', 'require', 'verify-ca', 'verify-full']
const modes = ['disable', ...fullyVerified, 'no-verify']

/**
 * A database's URL as the driver takes it without a warning, or what to write instead. Never says what it holds, a password
 * perhaps.
 */
export function readDatabaseUrl(text: string): Result<string, string> {
  if (!/^postgres(ql)?:\/\//i.test(text)) return refuse(databaseUrlForm)
  const mode = parameterIn(text, 'sslmode')
  if (mode === undefined) return allow(text)
  if (!modes.includes(mode)) {
    return refuse(`Its sslmode cannot be "${mode}". Use one of: ${modes.join(', ')}.`)
  }
  if (!fullyVerified.includes(mode)) return allow(text)
  const [address = '', query = ''] = splitQuery(text)
  return allow(`${address}?${query.replace(/(^|&)sslmode=[^&#]*/, '$1sslmode=verify-full')}`)
}

function parameterIn(text: string, name: string): string | undefined {
  const [, query] = splitQuery(text)
  return query === undefined ? undefined : (new URLSearchParams(query).get(name) ?? undefined)
}

/** A password may hold a question mark, written as it is. */
function splitQuery(text: string): readonly [string, string?] {
  const at = text.indexOf('?', text.lastIndexOf('@') + 1)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
