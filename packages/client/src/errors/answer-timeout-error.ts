import { type Asked, doubt, fateOfLost, RequestError } from './request-error.ts'

/** No whole answer came within the client's `timeout`. */
export class AnswerTimeoutError extends RequestError {
  /** In milliseconds. */
  readonly timeout: number

  constructor({ method, url }: Asked, timeout: number) {
    const carriedOut = fateOfLost({ method, url })
    super(
      `${method} ${url} was not answered within ${timeout} ms. Try again later, or give the client a longer timeout.${doubt(carriedOut)}`,
      { method, url, carriedOut },
    )
    this.name = 'AnswerTimeoutError'
    this.timeout = timeout
  }
}
