import { describe, expect, it } from 'vitest'
import { renamesIn } from '../src/provider/rename.ts'

const id = (tail: string) => `evnt_test_5kgevsq1c0pm8s2u${tail}`

describe('giving a documented id', () => {
  it('keeps the order of what is of its kind', () => {
    const [first, second, third, newer] = ['5aaa', '5aab', '5aac', '5aad'].map(id)
    const text = JSON.stringify([first, second, third, newer, 'chrg_test_5kgevsq1c0pm8s2u5aaa'])

    const renames = renamesIn(text, third as string, id('4xd0'))

    expect(Object.fromEntries(renames)).toEqual({
      [third as string]: id('4xd0'),
      [second as string]: id('4xcz'),
      [first as string]: id('4xcy'),
    })
  })

  it('makes room where another has it already, or one just below', () => {
    const text = JSON.stringify([id('4xcz'), id('4xd0'), id('5aaa')])

    expect(Object.fromEntries(renamesIn(text, id('5aaa'), id('4xd0')))).toEqual({
      [id('5aaa')]: id('4xd0'),
      [id('4xd0')]: id('4xcz'),
      [id('4xcz')]: id('4xcy'),
    })
  })
})
