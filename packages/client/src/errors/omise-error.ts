import { type Asked, fateOfLost, RequestError } from './request-error.ts'

/** What Omise answers in place of a result. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly location: string
  readonly requestId: string | undefined
  readonly retryAfter: number | undefined
}

/**
 * Omise refused, or failed. The message is Omise's own, word for word; `code` is what to branch on.
 *
 * `carriedOut` is `no` for a refusal (below 500) and `unknown` for a write that failed inside Omise (500 and above).
 *
 * Source of the shape: Omise's errors reference, https://docs.omise.co/api-errors.
 */
export class OmiseError extends RequestError {
  /** The HTTP status: 400, 401, 403, 404, 422, 429, 500 or 503. */
  readonly status: number
  /** Such as `invalid_charge`, `authentication_failure` or `not_found`. */
  readonly code: string
  /** Where the code is explained. */
  readonly location: string
  /** `X-Request-Id` of the answer, to name the request to Omise's support. */
  readonly requestId: string | undefined
  /** Milliseconds that `Retry-After` asks to wait, where it gives them in seconds. */
  readonly retryAfter: number | undefined

  constructor(asked: Asked, refusal: Refusal) {
    const { status, code, message, location, requestId, retryAfter } = refusal
    super(message, { ...asked, carriedOut: status < 500 ? 'no' : fateOfLost(asked) })
    this.name = 'OmiseError'
    this.status = status
    this.code = code
    this.location = location
    this.requestId = requestId
    this.retryAfter = retryAfter
  }
}
