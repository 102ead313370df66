import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { useClients } from '../session/use-clients.ts'
import type { Live, LiveUpdate } from './live.ts'
import { isResync } from './live-update.ts'
import { oneAtATime } from './one-at-a-time.ts'

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
    const ask = oneAtATime(async () => {
      if (gone) return
      const next = await latest.current.load().then(
        (value) => ({ key, value, failure: undefined }),
        (failure: unknown) => ({ failure }),
      )
      if (gone) return
      setState((before) => ({ ...(before.key === key ? before : nothing(key)), ...next }))
    })
    asker.current = ask
    void live.ready.then(ask)
    const concerns = (update: LiveUpdate) => isResync(update) || latest.current.concerns(update)
    const stop = onGathered(live, concerns, ask)
    return () => {
      gone = true
      stop()
    }
  }, [key, live])

  const reload = useCallback(() => asker.current(), [])
  const { value, failure } = state.key === key ? state : nothing<T>(key)
  return { value, failure, reload }
}

/** Acts a little after the first of some updates, once for all that come until then. */
function onGathered(
  live: Live,
  concerns: (update: LiveUpdate) => boolean,
  act: () => void,
): () => void {
  let gathering: ReturnType<typeof setTimeout> | undefined
  const stop = live.subscribe((update) => {
    if (!concerns(update)) return
    gathering ??= setTimeout(() => {
      gathering = undefined
      act()
    }, gatherMilliseconds)
  })
  return () => {
    clearTimeout(gathering)
    stop()
  }
}

function nothing<T>(key: string): { key: string; value: T | undefined; failure: unknown } {
  return { key, value: undefined, failure: undefined }
}
