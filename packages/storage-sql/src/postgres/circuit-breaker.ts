import { setTimeout as wait } from 'node:timers/promises'
import type { StoreUnavailableError } from '@omise-sandbox/sandbox/store'

/**
 * Fails at once what would only wait in its turn: while the database confirms no commit, each decision would else wait as long as
 * the one before it, and leave another connection that waits.
 */
export interface CircuitBreaker {
  /** Runs work, or throws the reason while it is open. */
  run<T>(work: () => Promise<T>): Promise<T>
  /** Opens it until something settles. False where it is open already. */
  open(reason: StoreUnavailableError, until: Promise<unknown>): boolean
}

/** Milliseconds after which one may try, and closes it by succeeding, though what it waits for has not settled. */
const tryAfter = 30_000

interface Opened {
  readonly reason: StoreUnavailableError
  state: 'open' | 'may be tried' | 'is tried'
}

export function createCircuitBreaker(): CircuitBreaker {
  let opened: Opened | undefined

  function close(one: Opened): void {
    if (opened === one) opened = undefined
  }

  return {
    async run(work) {
      if (!opened) return work()
      const trying = opened
      if (trying.state !== 'may be tried') throw trying.reason
      trying.state = 'is tried'
      try {
        const result = await work()
        close(trying)
        return result
      } finally {
        trying.state = 'may be tried'
      }
    },
    open(reason, until) {
      if (opened && opened.state !== 'is tried') return false
      const one: Opened = { reason, state: 'open' }
      opened = one
      until.then(
        () => close(one),
        () => close(one),
      )
      wait(tryAfter, undefined, { ref: false }).then(() => {
        one.state = 'may be tried'
      })
      return true
    },
  }
}
