import type { Lease } from '@omise-sandbox/core'
import { type Changes, createChanges } from '../storage/changes.ts'
import type { Send } from './http-post.ts'
import { type LeaseParts, leaseListener, lookEvery, pollLease } from './listener-lease.ts'

/**
 * Hands an attempt to one of the account's listeners and waits for its report. The listener's connection may be held by
 * another server. It is this side that gives leases and ends them; a listener adds its report to one.
 */
export function createListenerSend(parts: LeaseParts): Send {
  return async (message, of) => {
    const began = performance.now()
    const changes = createChanges(parts.store, of.account)
    let leased: Lease | undefined
    let lost = false
    try {
      for (;;) {
        const changed = changeOf(changes)
        const step = leased
          ? await pollLease(parts, of, leased)
          : await leaseListener(parts, message, of, lost)
        if (step.type === 'reported') return step.attempted
        if (step.type === 'over') {
          return { ...step.attempted, durationMs: Math.round(performance.now() - began) }
        }
        if (step.type === 'wait') await changed.within(step.until - parts.wallClock())
        if (step.type === 'leased') leased = step.lease
        if (step.type === 'lost') {
          leased = undefined
          lost = true
        }
      }
    } finally {
      changes.close()
    }
  }
}

/** The next commit from now on, heard at once or, where nothing is, looked for after a while. */
function changeOf(changes: Changes) {
  const stop = new AbortController()
  const changed = changes.next(stop.signal)
  return {
    async within(milliseconds: number): Promise<void> {
      const timer = setTimeout(() => stop.abort(), Math.min(Math.max(milliseconds, 0), lookEvery))
      await changed
      clearTimeout(timer)
    },
  }
}
