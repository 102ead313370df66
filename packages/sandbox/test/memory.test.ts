import { describe, expect, it } from 'vitest'
import { errorOfFailure, problemOfFailure } from '../src/http/failure.ts'
import { createIdleAccounts } from '../src/retention/idle.ts'
import { createMemoryGuard } from '../src/retention/memory-guard.ts'
import { memoryLimits, minBytes } from '../src/retention/memory-limits.ts'
import { createMemoryStore } from '../src/storage/index.ts'
import { createCharge, openSandbox } from './harness.ts'
import { callWithoutSocket } from './without-socket.ts'

describe('memory', () => {
  it('of request logs is shared: a long log gives up its oldest, a short one nothing', async () => {
    const store = createMemoryStore({ journalBytes: 200_000 })
    await using checked = await openSandbox({ store })
    const call = (key: string, body: string) =>
      callWithoutSocket(checked.sandbox.handler, { method: 'POST', url: '/charges', key, body })
    const logOf = (key: string) => checked.sandbox.controlOf(key).requests.list({ limit: 1 })
    await createCharge(checked.apiOf('skey_test_quiet'))
    for (let count = 0; count < 80; count++) {
      await call('skey_test_noisy', `{"description":"${'x'.repeat(4_000)}"}`)
    }

    const noisy = await logOf('skey_test_noisy')

    expect((await logOf('skey_test_quiet')).total).toBe(1)
    expect(noisy.total).toBeGreaterThan(12)
    expect(noisy.total).toBeLessThan(30)
    expect(noisy.data[0]?.id).toBe(80)
  })

  it('that is full is said once, and takes nothing more in until there is room', async () => {
    const heap = { usedBytes: () => 200 * 2 ** 20, collect() {} }
    const reported = Promise.withResolvers<unknown>()
    const idle = { count: () => 0, evict: async () => 0 }
    const limits = memoryLimits(minBytes)
    const guard = createMemoryGuard({ limits, idle, evicts: true, heap, onError: reported.resolve })
    const { promise: looked, resolve } = Promise.withResolvers<void>()

    const full = await reported.promise
    expect(guard.check).toThrow('The sandbox holds 200 MB, and may hold 64 MB (--max-memory).')
    heap.usedBytes = () => {
      resolve()
      return 0
    }
    await looked

    guard.check()
    guard.close()
    expect(errorOfFailure(full)).toMatchObject({
      status: 503,
      hint: expect.stringContaining('--max-memory'),
    })
    expect(problemOfFailure(full)).toMatchObject({ status: 503, title: 'Memory full' })
  })

  it('that is short evicts idle accounts, as many as are too much', async () => {
    const evicted = Promise.withResolvers<number>()
    const heap = { usedBytes: () => 60 * 2 ** 20, collect() {} }
    const idle = {
      count: () => 1_000,
      evict: async (count: number) => {
        evicted.resolve(count)
        return count
      },
    }
    const onError = evicted.reject
    const limits = memoryLimits(minBytes)
    const guard = createMemoryGuard({ limits, idle, evicts: true, heap, onError })

    expect(await evicted.promise).toBe(254)
    guard.check()
    guard.close()
  })
})

describe('accounts', () => {
  /** Accounts in a store of their own, of which three may be kept. */
  function openAccounts() {
    const store = createMemoryStore()
    const busy = new Set<string>()
    const onError = (error: unknown) => {
      throw error
    }
    const isBusy = (account: string) => busy.has(account)
    const wallClock = () => 0 as never
    const options = { store, keptFor: null, evicts: true, wallClock, isBusy, onError }
    const idle = createIdleAccounts(options)
    const limits = { ...memoryLimits(minBytes), accounts: 3 }
    const guard = createMemoryGuard({ limits, idle, evicts: true, onError })
    return {
      busy,
      idle,
      async add(name: string) {
        await guard.makeRoom()
        await store.atomically(name, async (tx) => tx.saveAccount({ epoch: 1 } as never))
      },
      async names() {
        const names: string[] = []
        for await (const name of store.accounts()) names.push(name)
        return names.sort()
      },
      [Symbol.dispose]() {
        guard.close()
        idle.close()
      },
    }
  }

  it('beyond the budget evict the one that nobody has used for longest', async () => {
    using accounts = openAccounts()
    for (const name of ['a', 'b', 'c']) await accounts.add(name)
    accounts.idle.touch('a')

    await accounts.add('d')

    expect(await accounts.names()).toEqual(['a', 'c', 'd'])
  })

  it('beyond the budget are refused where all others are in use', async () => {
    using accounts = openAccounts()
    for (const name of ['a', 'b', 'c']) {
      await accounts.add(name)
      accounts.busy.add(name)
    }

    await expect(accounts.add('d')).rejects.toThrow('as many as it may hold (--max-memory)')
    expect(await accounts.names()).toEqual(['a', 'b', 'c'])
  })
})
