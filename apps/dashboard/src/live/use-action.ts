import { useState } from 'preact/hooks'
import { announce } from '../ui/announcement.ts'

/** Something a person asked for, while it is done and after. */
export interface Action {
  readonly busy: boolean
  /** Why the last one failed; undefined where it did not. */
  readonly failure: unknown
  /** Does it, and says so once it is done. What fails is kept to be shown. Resolves to whether it was done. */
  run(work: () => Promise<unknown>, done?: string): Promise<boolean>
  clear(): void
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(undefined)
  return {
    busy,
    failure,
    async run(work, done) {
      setBusy(true)
      setFailure(undefined)
      try {
        await work()
        if (done !== undefined) announce(done)
        return true
      } catch (error) {
        setFailure(error)
        return false
      } finally {
        setBusy(false)
      }
    },
    clear: () => setFailure(undefined),
  }
}
