import { createFifo, type Fifo } from '../concurrency/fifo.ts'

export interface Limits {
  /** How much each account may have running. */
  readonly maxPerAccount: number
  /** How much all accounts may; beyond it, one that has nothing running may still begin with one. */
  readonly max: number
  /** How much is too much for those too. */
  readonly hardMax: number
}

type Start<Item> = (item: Item, account: string) => void

interface AccountWork<Item> {
  running: number
  readonly waiting: Fifo<Item>
  count: number
}

/** Items of many accounts that share a few places: accounts take turns, so that one with many holds up none with few. */
export function createRoundRobin<Item>({ maxPerAccount, max, hardMax }: Limits) {
  const accounts = new Map<string, AccountWork<Item>>()
  /** Those that could begin something if there were a place, in order of their roundRobin. */
  const next = new Set<string>()
  let running = 0

  function accountOf(name: string): AccountWork<Item> {
    const existing = accounts.get(name)
    if (existing) return existing
    const account = { running: 0, waiting: createFifo<Item>(), count: 0 }
    accounts.set(name, account)
    return account
  }

  function begin(name: string, start: Start<Item>): void {
    const account = accountOf(name)
    const item = account.waiting.shift()
    next.delete(name)
    if (item === undefined) return
    account.count--
    account.running++
    running++
    // Its next turn comes after that of all others.
    if (account.count > 0 && account.running < maxPerAccount) next.add(name)
    start(item, name)
  }

  /** Whether an account gets a place though all are taken: what hangs for others does not keep it from beginning. */
  function isFirst(name: string): boolean {
    const account = accounts.get(name)
    return account?.running === 0 && account.count > 0 && running < hardMax
  }

  function fill(start: Start<Item>): void {
    for (const name of next) {
      if (running >= max) return
      begin(name, start)
    }
  }

  return {
    enter(name: string, item: Item, start: Start<Item>): void {
      const account = accountOf(name)
      account.waiting.push(item)
      account.count++
      if (account.running < maxPerAccount) next.add(name)
      fill(start)
      if (isFirst(name)) begin(name, start)
    },
    leave(name: string, start: Start<Item>): void {
      const account = accountOf(name)
      account.running--
      running--
      if (account.count > 0) next.add(name)
      else if (account.running === 0) accounts.delete(name)
      fill(start)
      if (isFirst(name)) begin(name, start)
    },
    isEmpty: () => running === 0 && accounts.size === 0,
  }
}
