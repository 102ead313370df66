import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  callFaultOfBarcode,
  hintsOfCode,
  methodOf,
  outcomeOfBarcode,
  readScannedCode,
  seconds,
  testBarcodeEnding,
  webhookFaultOfBarcode,
  whyNotChargeable,
} from '../src/index.ts'

const method = methodOf('barcode_alipay')

const code = '281234567890123456'
const inThai = (digits: string) => [...digits].map((digit) => 'จๅ/-ภถุึคต'[Number(digit)]).join('')
const shifted = (digits: string, zero: number) =>
  [...digits].map((digit) => String.fromCodePoint(zero + Number(digit))).join('')

/** What a scanner, a keyboard or a copied text makes of a code of digits, and what it is called. */
const noises: readonly [string, (digits: string) => string][] = [
  ['a carriage return', (digits) => `${digits}\r`],
  ['a carriage return, a line feed', (digits) => `${digits}\r\n`],
  ['a tab', (digits) => `${digits}\t`],
  ['STX, ETX', (digits) => `\x02${digits}\x03`],
  ['a group separator', (digits) => `\x1d${digits}`],
  ['a control character', (digits) => `${digits}\x04`],
  ['an AIM identifier (]C1)', (digits) => `]C1${digits}`],
  ['an AIM identifier (]Q3)', (digits) => ` ]Q3${digits}`],
  ['a carriage return, an AIM identifier (]e0)', (digits) => `]e0${digits}\r`],
  ['characters that are not ASCII', (digits) => shifted(digits, 0xff10)],
  ['characters that are not ASCII', (digits) => shifted(digits, 0xe50)],
  ['characters that are not ASCII', (digits) => shifted(digits, 0x660)],
  ['characters that are not ASCII', (digits) => shifted(digits, 0x1d7ce)],
  ['the characters of a Thai keyboard layout', inThai],
  ['blanks', (digits) => `${digits.slice(0, 4)} ${digits.slice(4, 8)} ${digits.slice(8)}`],
  ['blanks', (digits) => ` ${digits}\u00a0`],
  ['separators', (digits) => `${digits.slice(0, 4)}-${digits.slice(4)}`],
  ['separators', (digits) => `"${digits}"`],
  ['separators', (digits) => `*${digits}*`],
  ['letters', (digits) => `D${digits}`],
  ['letters, a line feed', (digits) => `${digits}\nx`],
  ['an invisible character', (digits) => `\u200b${digits}`],
  ['an invisible character', (digits) => `\ufeff${digits}`],
  ['an escaped control character', (digits) => `${digits}%0D%0A`],
  ['an escaped control character', (digits) => `${digits}\\r\\n`],
]

describe('a scanned code', () => {
  it.each(noises)('is read without %s', (_name, add) => {
    expect(readScannedCode(add(code)).code).toBe(code)
  })

  it.each(noises)('with %s has a hint that names it and does not repeat the code', (name, add) => {
    const [hint = '', ...more] = hintsOfCode(add(code), method)

    expect(hint).toContain('Remove it before you charge')
    for (const part of name.split(', ')) {
      expect(hint).toContain(part.replace(/ \(.*/, ''))
    }
    expect(more).toEqual([])
    expect(hint).not.toContain(code)
    expect(hint).not.toContain(add(code))
  })

  it.each(noises)('of a test keeps its meaning with %s', (_name, add) => {
    const test = (ending: string) => add(`280000000000${'00'}${ending}`)

    expect(testBarcodeEnding(test('1003'))).toBe('1003')
    expect(outcomeOfBarcode(test('1003'), seconds(2), method)).toMatchObject({ kind: 'failed' })
    expect(webhookFaultOfBarcode(test('2001'), 'charge.complete')).toEqual({ type: 'drop' })
    expect(callFaultOfBarcode(test('3001'))).toEqual({ type: 'commit-then-reset' })
  })

  it('is read as it is where nothing was added', () => {
    const plain = fc.stringMatching(/^[0-9A-Za-z]{1,40}$/)

    fc.assert(
      fc.property(plain, (text) => {
        expect(readScannedCode(text)).toEqual({ code: text, noise: [] })
      }),
    )
  })

  it('reads any text, and what it has read the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = readScannedCode(text)
        expect(once.code.length).toBeLessThanOrEqual(text.length)
        if (once.noise.length === 0) expect(once.code).toBe(text)
      }),
    )
  })
})

describe('the form of a code', () => {
  const chargeable = fc.oneof(
    fc
      .tuple(fc.constantFrom('25', '26', '27', '28', '29', '30'), fc.stringMatching(/^\d{14,22}$/))
      .map((parts) => parts.join(''))
      .filter((text) => !text.startsWith('2800000000')),
    fc.stringMatching(/^280{12}\d{4}$/),
  )

  it('of Alipay, and of a test barcode, is chargeable and has no hint', () => {
    fc.assert(
      fc.property(chargeable, (text) => {
        expect([hintsOfCode(text, method), whyNotChargeable(text, method)]).toEqual([[], undefined])
      }),
    )
  })

  it.each([
    ['a WeChat Pay code', '134567890123456789'],
    ['a UnionPay code', '6212345678901234567'],
    ['the QR code that a shop shows', '00020101021229300012D156000000000510A93FO3230Q'],
    ['an address from a QR code', 'https://qr.alipay.com/fkx00000'],
    ['one code scanned twice', `${code}${code}`],
    ['has 15 digits', '281234567890123'],
    ['has 25 digits', '2812345678901234567890123'],
    ['an article (EAN or UPC)', '4006381333931'],
    ['an article (EAN or UPC)', '036000291452'],
  ])('that is not of the method is named: %s', (words, text) => {
    expect(hintsOfCode(text, method).join(' ')).toContain(words)
    expect(hintsOfCode(`${text}\r`, method)).toHaveLength(2)
    expect(whyNotChargeable(text, method)).toContain(words)
  })

  it.each(['28000000000001003', '2800000000000001003'])(
    'of a test with a zero too few or too many has a hint: %s',
    (text) => {
      expect(hintsOfCode(text, method)).toEqual([
        `A test barcode has 18 digits; the barcode has ${text.length}.`,
      ])
    },
  )

  it.each(['1234567890', 'ABC', '1', '99999'])(
    'that looks like nothing known has no hint: %s',
    (text) => {
      expect(hintsOfCode(text, method)).toEqual([])
      expect(whyNotChargeable(text, method)).toContain('16 to 24 digits')
    },
  )

  it.each(noises)('with %s is none that a till could charge', (_name, add) => {
    for (const digits of [code, '280000000000001003']) {
      expect(whyNotChargeable(add(digits), method)).toContain('Remove it before you charge')
    }
  })
})
