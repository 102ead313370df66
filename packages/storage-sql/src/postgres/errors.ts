import { StoreUnavailableError } from '@omise-sandbox/sandbox/store'
import { databaseUrlForm } from './database-url.ts'

export const unreadable = 'The URL of the database cannot be read.'
export const noSession =
  'The database gave no connection in time. Where it is idle, raise --database-pool; each server needs that many and one more, which max_connections and the pool size of PgBouncer must allow.'
const unreachable =
  'The database cannot be reached. See to it that it runs, and check host and port in its URL.'
const closed = 'The database shut down, or closed the connection. See to it that it runs.'
const accessDenied =
  'The database does not let this user in. Check the name and the password in its URL.'

/** PostgreSQL's own codes, by their beginnings, and those of the network and of Node. */
const reasonsByCode: readonly (readonly [RegExp, string])[] = [
  [/^28/, accessDenied],
  [/^3D/, 'There is no such database. Make it, or name another in the URL.'],
  [
    /^42501/,
    'The user may not do this in the database. Give it the right to make tables in its schema.',
  ],
  [/^42P01|^3F/, 'The tables are gone from the database. Start the sandbox again to make them.'],
  [
    /^53100|^58/,
    'The database cannot write: its disk is full, or reports an error. Free some space there.',
  ],
  [
    /^53/,
    'The database has no room for more connections. Lower --database-pool, or raise its max_connections.',
  ],
  [
    /^25006/,
    'The database is read-only at present. Wait until it takes writes again, or name another in the URL.',
  ],
  [
    /^57014/,
    'The database took too long. Raise --statement-timeout, or look at what keeps it busy.',
  ],
  [/^40/, 'Other servers changed the same at the same moment. Ask again.'],
  [/^57|^08(?!P01)|^25P03/, closed],
  [/^ECONN|^ENOTFOUND|^EAI_AGAIN|^ETIMEDOUT|^EPIPE|^EHOST|^ENET|^EADDR/, unreachable],
  [
    /^ENOENT|^EACCES/,
    'A socket or a certificate that the URL of the database names cannot be opened. Check its path.',
  ],
  [/^ERR_INVALID_URL/, `${unreadable} ${databaseUrlForm}`],
  [
    /CERT|^UNABLE_TO|^ERR_TLS|^ERR_SSL/,
    'The certificate of the database is not trusted. Name its authority with sslrootcert in the URL, and the host as the certificate does.',
  ],
]

/** What the driver says without a code. */
const reasonsByMessage: readonly (readonly [RegExp, string])[] = [
  [/exceeded when trying to connect/, noSession],
  [/timeout/i, unreachable],
  [/terminated|Connection ended|not queryable|calling end/i, closed],
  [/SASL|password/i, accessDenied],
  [
    /support SSL/,
    'The database takes no TLS connections. Set that up there, or leave sslmode out of its URL.',
  ],
]

/** Waits for something, and tells of the database's errors in words; its URL is never among them. */
export async function mapErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const said = wordsOf(error)
    if (said) throw said
    const reason = reasonOf(error as { readonly code?: unknown; readonly message?: string })
    throw reason === undefined ? error : new StoreUnavailableError(reason, error)
  }
}

/** Whether a statement took too long, for want of a lock perhaps. */
export function isTooLong(error: unknown): error is StoreUnavailableError {
  const cause = error instanceof StoreUnavailableError ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === '57014'
}

/** Ours; the pool wraps what its clients say where they were given up on. */
function wordsOf(error: unknown): StoreUnavailableError | undefined {
  if (error instanceof StoreUnavailableError) return error
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof StoreUnavailableError ? cause : undefined
}

/** Poolers such as PgBouncer have this one code for all that they refuse. */
function wordsOfPooler(message: string): string {
  if (message === 'query_wait_timeout') return noSession
  return `The database, or a pooler before it, refuses the connection: ${message}. Change that there, or in the URL.`
}

function reasonOf(error: { readonly code?: unknown; readonly message?: string }) {
  const { code, message = '' } = error
  if (code === '08P01') return wordsOfPooler(message)
  const [reasons, said] =
    typeof code === 'string' ? [reasonsByCode, code] : [reasonsByMessage, message]
  return reasons.find(([form]) => form.test(said))?.[1]
}
