import { operationOf, violationsOf } from '@omise-sandbox/api/responses'

/** Marks the fetch that checks: this runs before each file, and the files of a worker share what is global. */
const isChecked = Symbol.for('omise-sandbox.checked-fetch')

if (!(isChecked in globalThis.fetch)) {
  globalThis.fetch = Object.assign(checked(globalThis.fetch), { [isChecked]: true })
}

/** Lets every answer that a test of the command fetches from a sandbox be held against the documents. */
function checked(plainFetch: typeof fetch): typeof fetch {
  return async (input, init) => {
    const request = input instanceof Request ? input : undefined
    const method = (init?.method ?? request?.method ?? 'GET').toUpperCase()
    const response = await plainFetch(input, init)
    await check(method, new URL(request?.url ?? String(input)).pathname, response)
    return response
  }
}

async function check(method: string, path: string, response: Response): Promise<void> {
  // Receivers and stand-ins answer as they like.
  const isSandbox =
    !response.headers.has('X-Stranger') &&
    (response.headers.has('Omise-Version') || path.startsWith('/__sandbox/'))
  const operation = isSandbox ? operationOf(method, path) : undefined
  if (operation === undefined || !/json/.test(response.headers.get('Content-Type') ?? '')) return
  const body: unknown = await response.clone().json()
  const violations = violationsOf({ operation, status: response.status, body })
  if (violations?.length === 0) return
  throw new Error(`${operation} ${response.status} breaks openapi/: ${JSON.stringify(violations)}`)
}
