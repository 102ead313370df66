import type { Instant } from '@omise-sandbox/core'
import TinyQueue from 'tinyqueue'
import type { AccountId } from '../store.ts'

interface Wake {
  readonly account: AccountId
  readonly at: Instant
}

const sooner = (a: Wake, b: Wake) => a.at - b.at

/** Which accounts wake when, in wall time: a heap in which an account's earlier entries are not removed when its time changes, only passed over. */
export function createWakes() {
  let queue = new TinyQueue<Wake>([], sooner)
  const current = new Map<AccountId, Wake>()

  function peek(): Wake | undefined {
    for (let first = queue.peek(); first; first = queue.peek()) {
      if (current.get(first.account) === first) return first
      queue.pop()
    }
    return undefined
  }

  return {
    set(account: AccountId, at: Instant | undefined): void {
      if (current.get(account)?.at === at) return
      if (at === undefined) {
        current.delete(account)
        return
      }
      const wake = { account, at }
      current.set(account, wake)
      queue.push(wake)
      // Else an account that often plans anew would leave its old times here until they come.
      if (queue.length > 2 * current.size + 1000)
        queue = new TinyQueue([...current.values()], sooner)
    },
    next: (): Instant | undefined => peek()?.at,
    /** Accounts that wake at `wallClock` or before, soonest first. */
    due(wallClock: Instant, limit: number): AccountId[] {
      const due: Wake[] = []
      for (
        let first = peek();
        first && first.at <= wallClock && due.length < limit;
        first = peek()
      ) {
        due.push(first)
        queue.pop()
      }
      for (const wake of due) queue.push(wake)
      return due.map(({ account }) => account)
    },
  }
}
