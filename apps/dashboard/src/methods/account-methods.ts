import type { Control } from '@omise-sandbox/client/control'
import { signal } from '@preact/signals'
import type { Live, LiveUpdate } from '../live/live.ts'
import { isResync, touches } from '../live/live-update.ts'
import { oneAtATime } from '../live/one-at-a-time.ts'
import type { Methods } from './payment-method.ts'

/** What the sandbox says of the account's payment methods: once for all pages, and anew when the settings change. */
export type AccountMethods = ReturnType<typeof createAccountMethods>

export function createAccountMethods(control: Control, live: Live) {
  /** Undefined until it is known. */
  const list = signal<Methods | undefined>(undefined)
  /** Why the last try to learn it failed; undefined where it did not. */
  const failure = signal<unknown>(undefined)
  let isNeeded = false

  const reload = oneAtATime(async () => {
    try {
      list.value = (await control.methods.list()).data
      failure.value = undefined
    } catch (error) {
      failure.value = error
    }
  })

  live.subscribe((update) => {
    if (isNeeded && mayHaveChanged(update)) reload()
  })

  return {
    list,
    failure,
    reload,
    /** Asks for them, once a page needs them. */
    load(): void {
      if (!isNeeded) void live.ready.then(reload)
      isNeeded = true
    },
  }
}

function mayHaveChanged(update: LiveUpdate): boolean {
  return isResync(update) || ['account', 'snapshots', 'state'].some((path) => touches(update, path))
}
