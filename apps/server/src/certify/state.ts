import { printUnknown } from '@omise-sandbox/core'
import { urlOf } from './options.ts'

/** What the receiver tells of a charge's order. */
export type State =
  | { readonly kind: 'seen'; readonly status: string; readonly times: number | null }
  | { readonly kind: 'unseen'; readonly reason: string }

export type ReadState = (charge: string) => Promise<State>

/** Asks the receiver at the URL of a template. Never rejects: what cannot be read is unseen. */
export function createStateReader(template: string, timeoutMs: number): ReadState {
  return async (charge) => {
    try {
      const response = await fetch(urlOf(template, charge), {
        headers: { Accept: 'application/json' },
        signal: AbortSignal.timeout(timeoutMs),
      })
      const text = await response.text()
      if (!response.ok) return unseen(`the state URL answered ${response.status}`)
      return readState(text)
    } catch (error) {
      return unseen(`the state URL cannot be read: ${reasonOf(error)}`)
    }
  }
}

export function stateWords(state: State): string {
  if (state.kind === 'unseen') return state.reason
  const times = state.times === null ? '' : `, ${state.times} time${state.times === 1 ? '' : 's'}`
  return `${state.status}${times}`
}

function readState(text: string): State {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return unseen('the state URL answered what is not JSON')
  }
  const { status, times, count } = (value ?? {}) as Readonly<Record<string, unknown>>
  if (typeof status !== 'string') return unseen('the state URL answered no "status"')
  const counted = [times, count].find((one) => typeof one === 'number')
  return { kind: 'seen', status, times: counted ?? null }
}

function unseen(reason: string): State {
  return { kind: 'unseen', reason }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return printUnknown(error)
  const { cause } = error
  if (cause instanceof Error) return 'code' in cause ? printUnknown(cause.code) : cause.message
  return error.message
}
