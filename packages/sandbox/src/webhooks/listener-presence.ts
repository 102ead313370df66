import { randomUUID } from 'node:crypto'
import {
  after,
  duration,
  type Listener,
  type ListenerFilter,
  withListener,
  withoutLapsed,
  withoutListener,
} from '@omise-sandbox/core'
import type { ControlParts } from '../control/parts.ts'
import type { AccountId } from '../storage/store.ts'

/** What says in the account's state that a listener is there. */
export interface Presence {
  readonly id: string
  /** Renews its lease, or says that it ends, where the sandbox closes. */
  heartbeat(): Promise<void>
  /** Says that it is gone. Its leases are then given to others. */
  leave(): Promise<void>
}

export function createPresence(
  { store, accounts, wallClock, connected, closing }: ControlParts,
  account: AccountId,
  filter: ListenerFilter,
): Presence {
  const id = randomUUID()
  let left = false
  connected.add(id)

  function asItIs(): Listener {
    const aliveUntil = after(wallClock(), duration(store.leaseTime))
    return { id, filter, aliveUntil, ending: closing.aborted }
  }

  return {
    id,
    heartbeat: () =>
      store.atomically(account, async (tx) => {
        if (left) return
        const state = (await tx.account()) ?? accounts.fresh(account)
        const listening = withoutLapsed(state.listening, wallClock(), connected)
        tx.saveAccount({ ...state, listening: withListener(listening, asItIs()) })
      }),
    async leave() {
      left = true
      connected.delete(id)
      await store
        .atomically(account, async (tx) => {
          const state = await tx.account()
          if (!state) return
          tx.saveAccount({ ...state, listening: withoutListener(state.listening, id) })
        })
        // Where the store is away, it counts as there until its time is over.
        .catch(() => {})
    },
  }
}
