import { describe, expect, it } from 'vitest'
import { isWrittenMetadata } from '../src/index.ts'

describe('a text that metadata is kept as', () => {
  it.each([
    ['{"size":1.0}', true],
    ['{"note":"a \\" b \\\\"}', true],
    ['{"size" : 1.0}', false],
    ['[1.0]', false],
    // What nothing closes is no JSON, and is read to its end all the same.
    ['{"a', false],
    ['{"a\\"', false],
    ['"', false],
    ['{"a":"b', false],
    ['{"a":"b\\', false],
    ['', false],
  ])('%s is one: %s', (text, isOne) => {
    expect(isWrittenMetadata(text)).toBe(isOne)
  })
})
