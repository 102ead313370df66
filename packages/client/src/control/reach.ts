import { reasonOf } from '../reason.ts'

/** Nothing answered, or what answered broke off. */
export class UnreachableError extends Error {
  readonly url: string

  constructor(url: string, cause: TypeError) {
    super(
      `No sandbox can be reached at ${url} (${reasonOf(cause)}). Start it with omise-sandbox start, or name its address with --url.`,
      { cause },
    )
    this.name = 'UnreachableError'
    this.url = url
  }
}

/**
 * Runs what calls `fetch` or reads its answer, and nothing more: a TypeError, which is how those say that the
 * connection failed, becomes an {@link UnreachableError}.
 *
 * @example
 * const response = await reach(url, () => fetch(`${url}/healthz`))
 */
export async function reach<T>(url: string, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof TypeError) throw new UnreachableError(url, error)
    throw error
  }
}
