import { describe, expect, it } from 'vitest'
import { logText, logUrl } from '../src/start/log-text.ts'

const code = '281234567890123456'

describe('a text in the log', () => {
  it.each([
    [`source ${code} was not found`, 'source ****3456 was not found'],
    ['source 2812 3456 7890 1234 56 was not found', 'source ****3456 was not found'],
    ['source 2812-3456-7890-1234-56', 'source ****3456'],
    [`source ]C1${code}`, 'source ]C****3456'],
    ['source ２８１２３４５６７８９０１２３４５６', 'source ****３４５６'],
    ['the page has 1234567890', 'the page has ****7890'],
    ['token skey_test_sandbox was not found', 'token skey_*** was not found'],
    ['token pkey_live_5abc', 'token pkey_***'],
    ['one\nother\r\nthird\u2028fourth', 'one other third fourth'],
  ])('has no barcode and no key, and is one line: %j', (text, shown) => {
    expect(logText(text)).toBe(shown)
  })

  it.each([
    'charge chrg_test_5kgevscrv4hfzxsaz19 was not found',
    'charge chrg_test_1234567890123456789 was not found',
    'amount must be less than or equal to 15000000 (thb subunits)',
    'the charge could be refunded until 2026-06-01T10:00:00Z',
    'http://127.0.0.1:8424/hook',
    'rule_1 nearly matched: barcode is one ending in 3456, not one ending in 9999',
  ])('keeps what is neither: %s', (text) => {
    expect(logText(text)).toBe(text)
  })

  it('is short', () => {
    expect(logText('x'.repeat(10_000)).length).toBeLessThanOrEqual(501)
  })
})

describe('a URL in the log', () => {
  it.each([
    ['http://127.0.0.1:3000/hook', 'http://127.0.0.1:3000/hook'],
    ['https://user:pass@shop.example/hook?token=abc', 'https://shop.example/hook?…'],
    ['sandbox:inbox', 'sandbox:inbox'],
    ['no url', 'no url'],
  ])('shows where it leads, and no more: %s', (url, shown) => {
    expect(logUrl(url)).toBe(shown)
  })
})
