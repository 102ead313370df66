import { expect, it } from 'vitest'
import { createRepeats } from '../src/start/repeats.ts'

it('says the same words once a second, with how often they were left out', () => {
  let now = 0
  const logger = createRepeats(() => now)

  expect(logger('disk full')).toBe('disk full')
  expect(logger('disk full')).toBeUndefined()
  expect(logger('no network')).toBe('no network')
  now = 999
  expect(logger('disk full')).toBeUndefined()
  now = 1000
  expect(logger('disk full')).toBe('disk full (and 2 times more since)')
  now = 2000
  expect(logger('disk full')).toBe('disk full')
})

it('remembers no more than a hundred kinds of words', () => {
  const logger = createRepeats(() => 0)
  for (let kind = 0; kind <= 100; kind++) logger(`error ${kind}`)

  expect(logger('error 100')).toBeUndefined()
  expect(logger('error 0')).toBe('error 0')
})
