import { describe, expect, it } from 'vitest'
import {
  decideOutcome,
  duration,
  formatOutcome,
  type Outcome,
  outcomeOfBarcode,
  testBarcodeEnding,
} from '../src/index.ts'

const delay = duration(2_000)

describe('a test barcode', () => {
  it.each([
    ['0000', 'successful;after=2s'],
    ['0001', 'successful;after=0s'],
    ['0100', 'manual'],
    ['0101', 'successful;after=1m'],
    ['1001', 'failed;failure_code=payment_cancelled;after=2s'],
    ['1002', 'failed;failure_code=failed_processing;after=2s'],
    ['1003', 'failed;failure_code=insufficient_balance;after=2s'],
    ['1004', 'failed;failure_code=payment_rejected;after=2s'],
    ['1005', 'failed;failure_code=payment_expired;after=2s'],
  ])('ending in %s means %s', (ending, words) => {
    const outcome = outcomeOfBarcode(`28${'0'.repeat(12)}${ending}`, delay)

    expect(outcome && formatOutcome(outcome)).toBe(words)
  })

  it.each(['1234567890', '281234567890123456', '2800000000000000000', '280000000000000', ''])(
    'is not %j',
    (barcode) => {
      expect(testBarcodeEnding(barcode)).toBeUndefined()
      expect(outcomeOfBarcode(barcode, delay)).toBeUndefined()
    },
  )

  it('with an ending that has no meaning decides nothing', () => {
    expect(outcomeOfBarcode(`28${'0'.repeat(12)}9999`, delay)).toBeUndefined()
  })
})

describe('the outcome', () => {
  const named = (after: number): Outcome => ({ kind: 'successful', after: duration(after) })
  const all = { prefer: named(1), barcode: named(2), account: named(3), server: named(4) }

  it.each([
    ['prefer', all],
    ['barcode', { ...all, prefer: undefined }],
    ['account', { ...all, prefer: undefined, barcode: undefined }],
    ['server', { ...all, prefer: undefined, barcode: undefined, account: undefined }],
  ] as const)('is decided by %s where nothing before it has a say', (decider, candidates) => {
    expect(decideOutcome(candidates)).toEqual({ outcome: all[decider], decidedBy: decider })
  })
})
