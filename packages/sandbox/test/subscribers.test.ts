import { describe, expect, it } from 'vitest'
import { createKeyedSubscribers, createSubscribers } from '../src/concurrency/subscribers.ts'

describe('subscribers', () => {
  it('are told, in the order in which they came, until they leave', () => {
    const subscribers = createSubscribers<[account: string, count: number]>()
    const published: string[] = []
    const leave = subscribers.add((account, count) => published.push(`first ${account} ${count}`))
    subscribers.add((account) => published.push(`second ${account}`))

    subscribers.publish('a', 1)
    leave()
    subscribers.publish('b', 2)

    expect(published).toEqual(['first a 1', 'second a', 'second b'])
    expect(subscribers.size).toBe(1)
  })

  it('may leave while they are told, and are told no more', () => {
    const subscribers = createSubscribers<[string]>()
    const published: string[] = []
    const leave = subscribers.add((what) => {
      published.push(what)
      leave()
      leaveToo()
    })
    const leaveToo = subscribers.add((what) => published.push(what))

    subscribers.publish('once')
    subscribers.publish('twice')

    expect(published).toEqual(['once'])
    expect(subscribers.size).toBe(0)
  })

  it('are all forgotten at once', () => {
    const subscribers = createSubscribers<[]>()
    const published: string[] = []
    subscribers.add(() => published.push('told'))

    subscribers.clear()
    subscribers.publish()

    expect(published).toEqual([])
  })
})

it('subscribers of one key are told of no other, and leave once', () => {
  const subscribers = createKeyedSubscribers<[number]>()
  const published: string[] = []
  const leave = subscribers.add('a', (count) => published.push(`a ${count}`))
  subscribers.add('b', (count) => published.push(`b ${count}`))

  subscribers.publish('a', 1)
  leave()
  leave()
  subscribers.publish('a', 2)
  subscribers.publish('b', 3)

  expect(published).toEqual(['a 1', 'b 3'])
  expect([subscribers.size, subscribers.has('a'), subscribers.has('b')]).toEqual([1, false, true])
})
