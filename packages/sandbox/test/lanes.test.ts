import { expect, it } from 'vitest'
import { createLanes } from '../src/delivery/lanes.ts'

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

it('work begins a few at a time for an endpoint, and one at a time in a lane, in order', async () => {
  const lanes = createLanes({ mostPerEndpoint: 2 })
  const { began, named, end } = createWork()
  const run = (endpoint: string, lane: string, name: string) =>
    lanes.run({ endpoint, lane }, named(name))
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
  const lanes = createLanes({ mostPerEndpoint: 1 })
  const { began, named, end } = createWork()
  const runs = ['running', 'waiting', 'queued'].map((name, index) =>
    lanes.run({ endpoint: 'a', lane: String(index % 2) }, named(name)),
  )

  lanes.abandon()
  const later = lanes.run({ endpoint: 'a', lane: '9' }, named('later'))
  const elsewhere = lanes.run({ endpoint: 'b', lane: '9' }, named('elsewhere'))
  await Promise.all([...runs.slice(1), later, elsewhere])
  await end('running')
  await runs[0]

  expect(began).toEqual(['running'])
})
