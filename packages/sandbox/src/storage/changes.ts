import type { AccountId, Store } from './store.ts'

/** Tells of an account's commits, one promise at a time. */
export interface Changes {
  /** True at the next commit, false when `stop` comes first. */
  next(stop: AbortSignal): Promise<boolean>
  close(): void
}

export function createChanges(store: Pick<Store, 'onChange'>, account: AccountId): Changes {
  let wake: (changed: boolean) => void = () => {}
  const stopListening = store.onChange(account, () => wake(true))
  return {
    next(stop) {
      return new Promise((resolve) => {
        const stopped = () => resolve(false)
        wake = (changed) => {
          stop.removeEventListener('abort', stopped)
          resolve(changed)
        }
        if (stop.aborted) resolve(false)
        else stop.addEventListener('abort', stopped, { once: true })
      })
    },
    close() {
      stopListening()
      wake(false)
    },
  }
}
