/** What a rule answers: the value it allows, or the reason it says no. A "no" is never thrown. */
export type Result<T, R> = { readonly ok: true; readonly value: T } | Refused<R>

export interface Refused<R> {
  readonly ok: false
  readonly refusal: R
}

export function allow<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse<R>(refusal: R): Refused<R> {
  return { ok: false, refusal }
}

/** The value of what cannot be refused. */
export function allowed<T>(result: Result<T, never>): T {
  if (!result.ok) throw new Error('What cannot be refused was refused.')
  return result.value
}
