import { type Asked, doubt, fateOfLost, RequestError } from './request-error.ts'

/** What is told of an answer that could not be read. Its text is not: it may repeat what was sent, the key included. */
export interface Unreadable {
  readonly status: number
  /** The content type, without parameters; empty where it named none. */
  readonly type: string
  /** What is wrong with it: `is not JSON`. */
  readonly fault: string
  readonly requestId: string | undefined
  readonly retryAfter: number | undefined
}

/** Something answered, but not as Omise does: a proxy, another program, a redirect, or what was cut off. */
export class UnexpectedAnswerError extends RequestError {
  /** The HTTP status; 0 for a redirect in a browser. */
  readonly status: number
  readonly requestId: string | undefined
  /** Milliseconds that `Retry-After` asks to wait, where it gives them in seconds. */
  readonly retryAfter: number | undefined

  constructor({ method, url }: Asked, answer: Unreadable) {
    const { status, type, fault, requestId, retryAfter } = answer
    const carriedOut = fateOfLost({ method, url })
    super(
      `${method} ${url} was answered with status ${status} and ${type || 'no content type'}, which ${fault}. Check that baseUrl is Omise's API or a sandbox, with no proxy between.${doubt(carriedOut)}`,
      { method, url, carriedOut },
    )
    this.name = 'UnexpectedAnswerError'
    this.status = status
    this.requestId = requestId
    this.retryAfter = retryAfter
  }
}
