import { expect, it } from 'vitest'
import { createEndpointQueue } from '../src/webhooks/endpoint-queue.ts'

/** Work that ends when it is told to, and says that it began. */
function createWork() {
  const began: string[] = []
  const ends = new Map<string, () => void>()
  return {
    began,
    named: (name: string) => () => {
      began.push(name)
      return new Promise<void>((resolve) => ends.set(name, resolve))
    },
    async end(name: string) {
      ends.get(name)?.()
      // What follows from it begins in the same turn of the loop.
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

it('work begins a few at a time for an endpoint, and one at a time for a key, in order', async () => {
  const queue = createEndpointQueue({ maxPerAccount: 2, max: 2, hardMax: 2 })
  const { began, named, end } = createWork()
  const run = (endpoint: string, key: string, name: string) =>
    queue.run({ endpoint, account: 'one', key }, named(name))
  run('a', '1', 'first')
  run('a', '1', 'second')
  run('a', '2', 'third')
  run('a', '3', 'fourth')
  run('b', '1', 'elsewhere')

  expect(began).toEqual(['first', 'third', 'elsewhere'])
  await end('first')
  expect(began.slice(3)).toEqual(['fourth'])
  await end('third')
  expect(began.slice(4)).toEqual(['second'])
})

it('what was abandoned never begins, nor what comes later; what runs is let finish', async () => {
  const queue = createEndpointQueue({ maxPerAccount: 1, max: 1, hardMax: 1 })
  const { began, named, end } = createWork()
  const runs = ['running', 'waiting', 'queued'].map((name, index) =>
    queue.run({ endpoint: 'a', account: 'one', key: String(index % 2) }, named(name)),
  )

  queue.abandon()
  const later = queue.run({ endpoint: 'a', account: 'one', key: '9' }, named('later'))
  const elsewhere = queue.run({ endpoint: 'b', account: 'one', key: '9' }, named('elsewhere'))
  await Promise.all([...runs.slice(1), later, elsewhere])
  await end('running')
  await runs[0]

  expect(began).toEqual(['running'])
})

it('accounts that share an endpoint take turns, whichever has asked for more', async () => {
  const queue = createEndpointQueue({ maxPerAccount: 2, max: 2, hardMax: 2 })
  const { began, named, end } = createWork()
  const run = (account: string, name: string) =>
    queue.run({ endpoint: 'a', account, key: name }, named(name))
  for (const name of ['many1', 'many2', 'many3', 'many4']) run('many', name)
  run('few', 'few1')
  run('few', 'few2')

  for (const name of ['many1', 'many2', 'few1', 'many3']) await end(name)

  expect(began).toEqual(['many1', 'many2', 'few1', 'many3', 'few2', 'many4'])
})

it('an account that has nothing running begins with one, though others hold all places', async () => {
  const queue = createEndpointQueue({ maxPerAccount: 2, max: 2, hardMax: 4 })
  const { began, named, end } = createWork()
  const run = (account: string, name: string) =>
    queue.run({ endpoint: 'a', account, key: name }, named(name))
  for (const name of ['hangs1', 'hangs2', 'hangs3']) run('hanging', name)
  run('bystander', 'first')
  run('bystander', 'second')

  await end('first')

  expect(began).toEqual(['hangs1', 'hangs2', 'first', 'second'])
})
