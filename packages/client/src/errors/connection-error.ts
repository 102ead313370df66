import { reasonOf } from '../reason.ts'
import { type Asked, doubt, fateOfLost, RequestError } from './request-error.ts'

/**
 * Nothing answered, or the answer broke off. Its `cause` is what `fetch` threw. `carriedOut` is `no` also for a write where
 * the name had no address or the connection was refused, so that nothing was sent; Node tells this, a browser does not.
 */
export class ConnectionError extends RequestError {
  constructor({ method, url }: Asked, cause: unknown) {
    const carriedOut = isUnsent(cause) ? 'no' : fateOfLost({ method, url })
    const reason = cause instanceof Error ? reasonOf(cause) : 'no reason given'
    super(
      `${method} ${url} was not answered (${reason}). Check that the address is right and can be reached.${doubt(carriedOut)}`,
      { method, url, carriedOut, cause },
    )
    this.name = 'ConnectionError'
  }
}

/** How Node says that a name has no address, or that nothing listens there. */
const unsentCodes: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']

/** True only of what is certain. Where several addresses were tried, all must have failed so. */
function isUnsent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) {
    return error.errors.length > 0 && error.errors.every(isUnsent)
  }
  if ('code' in error && unsentCodes.includes(error.code)) return true
  return error.cause !== undefined && isUnsent(error.cause)
}
