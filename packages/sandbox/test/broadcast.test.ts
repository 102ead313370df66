import { instant } from '@omise-sandbox/core'
import { expect, it } from 'vitest'
import { createBroadcasts } from '../src/control/broadcast.ts'
import { createMemoryStore, type JournalEntry } from '../src/storage/index.ts'

async function openBroadcasts(maxReaders: number) {
  const store = createMemoryStore()
  for (const name of ['a', 'b']) {
    await store.atomically(name, async (tx) => tx.saveAccount({ epoch: 0 } as never))
  }
  return {
    broadcasts: createBroadcasts(store, maxReaders),
    request: (account: string, path: string) =>
      store.journal.append(account, { at: instant(0), path, epoch: 0 } as JournalEntry),
  }
}

it('readers of an account share what is written for them, and hear of no other account', async () => {
  const { broadcasts, request } = await openBroadcasts(200)
  const readers = Array.from({ length: 120 }, () => broadcasts.follow('a'))
  const other = broadcasts.follow('b')

  request('a', '/first')
  request('a', '/second')
  request('b', '/elsewhere')
  const first = await Promise.all(readers.map(({ queue }) => queue.next()))
  const second = await Promise.all(readers.map(({ queue }) => queue.next()))

  expect(new Set(first.map(({ value }) => value)).size).toBe(1)
  expect(first[0]?.value.text()).toContain('"/first"')
  expect(second.at(-1)?.value.text()).toContain('"/second"')
  expect((await other.queue.next()).value.text()).toContain('"/elsewhere"')
})

it('what happens while many readers are given something goes to them together', async () => {
  const { broadcasts, request } = await openBroadcasts(200)
  const readers = Array.from({ length: 60 }, () => broadcasts.follow('a'))

  for (const path of ['/first', '/second', '/third']) request('a', path)
  await readers[0]?.queue.next()
  const { value } = (await readers[0]?.queue.next()) ?? {}

  expect(value.items).toHaveLength(2)
})

it('no more may follow than there is memory for, until one leaves', async () => {
  const { broadcasts } = await openBroadcasts(2)
  const { leave } = broadcasts.follow('a')
  broadcasts.follow('b')
  expect(() => broadcasts.follow('b')).toThrow('as many as it may have (--max-memory)')

  leave()
  leave()

  broadcasts.follow('b')
  expect(() => broadcasts.follow('b')).toThrow('as many as it may have (--max-memory)')
})
