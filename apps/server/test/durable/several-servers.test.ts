import { describe, expect, it } from 'vitest'
import { ask, charge, send } from './asking.ts'
import { mistakesIn, readBooks } from './books.ts'
import { disordered } from './differences.ts'
import { aHook } from './hook.ts'
import { accounts, allDone, endpoints, queue } from './queue.ts'
import { several } from './several.ts'
import { sizes } from './sizes.ts'

const { charges, patience } = sizes

describe.concurrent('several servers on one database', { timeout: patience }, () => {
  it('do each thing once, and send each webhook once and in the order of its charge', async () => {
    await using hook = await aHook()
    await using servers = await several(3, ['--after', '1s'])
    await endpoints(servers, hook.url)

    await queue(servers, charges)
    await allDone(servers)

    const events = []
    for (const key of accounts) {
      const books = await readBooks(servers.next(key))
      expect(mistakesIn(books)).toEqual([])
      expect(disordered(books, hook.arrivals)).toEqual([])
      events.push(...books.events.map(({ id }) => id))
    }
    expect(events).toHaveLength(2 * charges)
    expect(hook.arrivals.map(({ event }) => event).sort()).toEqual(events.sort())
  })

  it('do at once what one had taken on that was stopped', async () => {
    const key = 'skey_test_heir'
    await using hook = await aHook()
    await using servers = await several(1)
    await send(servers.next(key), 'PUT', '/__sandbox/webhooks', { url: hook.url })
    const { id } = await charge(servers.next(key), { prefer: 'outcome=successful;after=2s' })
    await hook.came('charge.create')
    await servers.another()

    await servers.endFirst('SIGTERM')

    // Sooner than it would count as dead.
    await ask(servers.next(key), `/__sandbox/wait?charge=${id}&deliveries=settled&timeout=6s`)
  })
})
