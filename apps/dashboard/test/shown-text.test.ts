import { describe, expect, it } from 'vitest'
import { shownText } from '../src/format/shown-text.ts'
import { storeText } from '../src/phone/store-text.ts'
import { accountOf } from '../src/session/account-name.ts'
import { quoted } from '../src/simulation/shown-text.ts'

const harmful = [
  ...['\0', '\n', '\t', '\u007f', '\u0085'],
  ...['\u061c', '\u200b', '\u200e', '\u200f', '\u2028', '\u2029', '\ufeff'],
  ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'],
]

describe('a text from outside', () => {
  it.each(harmful)('is shown without %j, within a name and within a sentence', (mark) => {
    expect(shownText(`a${mark}b`, { max: 10, instead: '\ufffd' })).toBe('a\ufffdb')
    expect(storeText(`${mark}Some${mark}Store${mark}`)).toBe('Some Store')
    expect(quoted(`a${mark}b`)).toBe('“\u2068a\ufffdb\u2069”')
  })

  it.each(['ร้านกาแฟ ๑', 'متجر', 'Café №1 — “B”', '👩‍👩‍👧'])('is shown as it is: %s', (text) => {
    expect(shownText(text, { max: 20, instead: ' ' })).toBe(text)
  })

  it('is cut by whole characters, the last of which says so', () => {
    const cut = (count: number) => shownText('😀'.repeat(count), { max: 3, instead: ' ' })

    expect([cut(3), cut(4)]).toEqual(['😀😀😀', '😀😀…'])
    expect([...storeText('a'.repeat(1000))]).toHaveLength(80)
    expect(quoted('😀'.repeat(60))).not.toContain('…')
  })
})

describe('a store without a name', () => {
  it.each([null, '', '  ', '\u202e\0'])('is shown as nothing: %j', (name) => {
    expect(storeText(name)).toBe('')
  })
})

describe('an account', () => {
  it('is called by its key without the beginning', () => {
    expect([accountOf('skey_test_a_skey_test_'), accountOf(undefined)]).toEqual([
      'a_skey_test_',
      '',
    ])
  })
})
