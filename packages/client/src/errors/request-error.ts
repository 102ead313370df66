/** What was asked. Neither query nor body is kept: they may hold a barcode. */
export interface Asked {
  /** `GET`, `POST` or `PATCH`. */
  readonly method: string
  /** Without its query. */
  readonly url: string
}

/** Whether what was asked for may have been done all the same. What only reads has done nothing: `no`. */
export type CarriedOut = 'no' | 'unknown'

/**
 * A call that brought no result. Which kind it is, its class says: {@link OmiseError}, ConnectionError,
 * AnswerTimeoutError or UnexpectedAnswerError.
 *
 * Do a write again only when `carriedOut` is `no`; when it is `unknown`, look for what it made first.
 */
export abstract class RequestError extends Error implements Asked {
  readonly method: string
  readonly url: string
  readonly carriedOut: CarriedOut

  constructor(
    message: string,
    { method, url, carriedOut, cause }: Asked & Fate & { readonly cause?: unknown },
  ) {
    super(message, cause === undefined ? {} : { cause })
    this.method = method
    this.url = url
    this.carriedOut = carriedOut
  }
}

export interface Fate {
  readonly carriedOut: CarriedOut
}

/** What becomes of a call whose answer was lost: a write may have been carried out, a read changes nothing. */
export function fateOfLost({ method }: Asked): CarriedOut {
  return method === 'GET' ? 'no' : 'unknown'
}

/** The end of a message: that it is not known what became of the call, and how to find out. */
export function doubt(carriedOut: CarriedOut): string {
  return carriedOut === 'no'
    ? ''
    : ' It is not known whether it was carried out: look before you do it again, for a charge with charges.findByMetadata.'
}
