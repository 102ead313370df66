import { expect, it } from 'vitest'
import { createRepeats } from '../src/repeats.ts'

it('says the same words once a second, with how often they were left out', () => {
  let now = 0
  const say = createRepeats(() => now)

  expect(say('disk full')).toBe('disk full')
  expect(say('disk full')).toBeUndefined()
  expect(say('no network')).toBe('no network')
  now = 999
  expect(say('disk full')).toBeUndefined()
  now = 1000
  expect(say('disk full')).toBe('disk full (and 2 times more since)')
  now = 2000
  expect(say('disk full')).toBe('disk full')
})

it('remembers no more than a hundred kinds of words', () => {
  const say = createRepeats(() => 0)
  for (let kind = 0; kind <= 100; kind++) say(`error ${kind}`)

  expect(say('error 100')).toBeUndefined()
  expect(say('error 0')).toBe('error 0')
})
