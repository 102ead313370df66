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
  const queue = createEndpointQueue({ maxPerEndpoint: 2 })
  const { began, named, end } = createWork()
  const run = (endpoint: string, key: string, name: string) =>
    queue.run({ endpoint, key }, named(name))
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
  const queue = createEndpointQueue({ maxPerEndpoint: 1 })
  const { began, named, end } = createWork()
  const runs = ['running', 'waiting', 'queued'].map((name, index) =>
    queue.run({ endpoint: 'a', key: String(index % 2) }, named(name)),
  )

  queue.abandon()
  const later = queue.run({ endpoint: 'a', key: '9' }, named('later'))
  const elsewhere = queue.run({ endpoint: 'b', key: '9' }, named('elsewhere'))
  await Promise.all([...runs.slice(1), later, elsewhere])
  await end('running')
  await runs[0]

  expect(began).toEqual(['running'])
})
