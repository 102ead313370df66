/** What was answered under a key, so that the same request again is answered the same and done once. */
export interface Idempotency {
  /**
   * Runs `work` for a key that is new, and gives the first result for one that is not; `differs` where the key came with
   * another request before. Requests at the same moment share one run.
   */
  once<T>(
    key: string,
    request: string,
    work: () => Promise<T>,
  ): Promise<{ readonly result: T; readonly replayed: boolean } | 'differs'>
}

/** Keys that are remembered; the oldest are forgotten first. */
const maxKeys = 10_000

/** What two requests have in common that are the same: clients without ordered maps send their fields in any order. */
export function fingerprintOf(method: string, url: string, fields: object): string {
  return `${method} ${url} ${JSON.stringify(fields, (_name, value) => inOrderOfNames(value))}`
}

function inOrderOfNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

export function createIdempotency(): Idempotency {
  const seen = new Map<string, { readonly request: string; readonly result: Promise<unknown> }>()
  return {
    async once<T>(key: string, request: string, work: () => Promise<T>) {
      const before = seen.get(key)
      if (before && before.request !== request) return 'differs'
      // The key names the request, and the request its kind of result.
      if (before) return { result: (await before.result) as T, replayed: true }
      const result = work()
      seen.set(key, { request, result })
      if (seen.size > maxKeys) seen.delete(seen.keys().next().value ?? '')
      // What failed in here was not done, and may be tried again.
      result.catch(() => seen.delete(key))
      return { result: await result, replayed: false }
    },
  }
}
