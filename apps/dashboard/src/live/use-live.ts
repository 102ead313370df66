import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { useClients } from '../session/use-clients.ts'
import type { LiveUpdate } from './live.ts'

/** What was asked of the sandbox, kept up to date. */
export interface Loaded<T> {
  /** Undefined until the first answer. */
  readonly value: T | undefined
  /** Why the last try failed; undefined where it did not. */
  readonly failure: unknown
  /** Asks again now. */
  readonly reload: () => void
}

/** How long to gather updates before asking again: much may happen at once. */
const gatherMilliseconds = 60

/**
 * Asks the sandbox, and asks again after an update that concerns it. Only one question is under way at a time; what comes
 * meanwhile is asked for once more at its end. `key` names what is asked: with another, all begins anew.
 */
export function useLive<T>(
  key: string,
  load: () => Promise<T>,
  concerns: (update: LiveUpdate) => boolean,
): Loaded<T> {
  const { live } = useClients()
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'> & { key: string }>(nothing(key))
  const latest = useRef({ load, concerns })
  latest.current = { load, concerns }
  const asker = useRef<() => void>(() => {})

  useEffect(() => {
    let gone = false
    let busy = false
    let again = false
    let gathering: ReturnType<typeof setTimeout> | undefined
    async function ask(): Promise<void> {
      if (busy) {
        again = true
        return
      }
      busy = true
      do {
        again = false
        const next = await latest.current.load().then(
          (value) => ({ key, value, failure: undefined }),
          (failure: unknown) => ({ failure }),
        )
        if (gone) return
        setState((before) => ({ ...(before.key === key ? before : nothing(key)), ...next }))
      } while (again)
      busy = false
    }
    asker.current = () => void ask()
    void ask()
    const stop = live.subscribe((update) => {
      if (!isResync(update) && !latest.current.concerns(update)) return
      gathering ??= setTimeout(() => {
        gathering = undefined
        void ask()
      }, gatherMilliseconds)
    })
    return () => {
      gone = true
      clearTimeout(gathering)
      stop()
    }
  }, [key, live])

  const reload = useCallback(() => asker.current(), [])
  const { value, failure } = state.key === key ? state : nothing<T>(key)
  return { value, failure, reload }
}

function nothing<T>(key: string): { key: string; value: T | undefined; failure: unknown } {
  return { key, value: undefined, failure: undefined }
}

function isResync({ type }: LiveUpdate): boolean {
  return type === 'resync' || type === 'reset' || type === 'missed'
}

/** Whether an update is of a call that may have changed what stands below a path of the control API. */
export function touches(update: LiveUpdate, path: string): boolean {
  return update.type === 'request' && update.request.path.startsWith(`/__sandbox/${path}`)
}
