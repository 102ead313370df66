import { describe, expect, it } from 'vitest'
import {
  callFaultOfBarcode,
  decideOutcome,
  duration,
  eventKeys,
  formatOutcome,
  initialIdCursor,
  instant,
  methodOf,
  type OutcomeCandidate,
  type OutcomeDecision,
  outcomeOfBarcode,
  planOf,
  replan,
  testBarcodeEnding,
  testBarcodeEndings,
  webhookFaultOfBarcode,
} from '../src/index.ts'

const method = methodOf('barcode_alipay')

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
    ['2001', 'successful;after=2s'],
    ['2005', 'successful;after=2s'],
  ])('ending in %s means %s', (ending, words) => {
    const outcome = outcomeOfBarcode(`28${'0'.repeat(12)}${ending}`, delay, method)

    expect(outcome && formatOutcome(outcome)).toBe(words)
  })

  it.each(['1234567890', '281234567890123456', '2800000000000000000', '280000000000000', ''])(
    'is not %j',
    (barcode) => {
      expect(testBarcodeEnding(barcode)).toBeUndefined()
      expect(outcomeOfBarcode(barcode, delay, method)).toBeUndefined()
    },
  )

  it.each([
    ['2001', 'charge.complete', 'drop'],
    ['2002', 'charge.complete', 'duplicate'],
    ['2003', 'charge.complete', 'delay'],
    ['2004', 'charge.create', 'reorder'],
    ['2005', 'charge.complete', 'corrupt-signature'],
  ] as const)('ending in %s lets %s be one to %s', (ending, key, type) => {
    const barcode = `28${'0'.repeat(12)}${ending}`
    const others = eventKeys.filter((other) => other !== key)

    expect(webhookFaultOfBarcode(barcode, key)?.type).toBe(type)
    expect(others.flatMap((other) => webhookFaultOfBarcode(barcode, other) ?? [])).toEqual([])
    expect(callFaultOfBarcode(barcode)).toBeUndefined()
  })

  it.each([
    ['3001', 'commit-then-reset'],
    ['3002', 'reset-before-commit'],
    ['3003', 'status'],
    ['3004', 'rate-limit'],
  ])('ending in %s makes the call end in %s, and decides no outcome', (ending, type) => {
    const barcode = `28${'0'.repeat(12)}${ending}`

    expect(callFaultOfBarcode(barcode)?.type).toBe(type)
    expect(outcomeOfBarcode(barcode, delay, method)).toBeUndefined()
  })

  it('has one of the endings that are listed', () => {
    expect(testBarcodeEndings).toEqual([
      ...['0000', '0001', '0100', '0101', '1001', '1002', '1003', '1004', '1005'],
      ...['2001', '2002', '2003', '2004', '2005', '3001', '3002', '3003', '3004'],
    ])
  })

  it('with an ending that has no meaning decides nothing', () => {
    expect(outcomeOfBarcode(`28${'0'.repeat(12)}9999`, delay, method)).toBeUndefined()
  })
})

describe('the outcome', () => {
  const said = (after: number): OutcomeCandidate => ({
    outcome: { kind: 'successful', after: duration(after) },
    because: `say ${after}`,
  })
  const all = {
    prefer: said(1),
    rule: said(2),
    phone: said(3),
    barcode: said(4),
    account: said(5),
    server: said(6),
  }
  const unscanned = { ...all, prefer: undefined, rule: undefined, phone: undefined }

  it.each([
    ['prefer', all],
    ['rule', { ...all, prefer: undefined }],
    ['phone', { ...all, prefer: undefined, rule: undefined }],
    ['barcode', unscanned],
    ['account', { ...unscanned, barcode: undefined }],
    ['server', { ...unscanned, barcode: undefined, account: undefined }],
  ] as const)('is decided by %s where nothing before it has a say', (decider, candidates) => {
    expect(decideOutcome(candidates)).toEqual({ ...all[decider], decidedBy: decider })
  })

  it('decided anew remembers what was decided before, the last twenty times', () => {
    const decision = (moment: number): OutcomeDecision => ({
      outcome: { kind: 'manual' },
      decidedBy: 'control',
      because: 'a test',
      nearMiss: null,
      decidedAt: instant(moment),
      mark: initialIdCursor,
    })
    let plan = planOf(decision(0))

    for (let moment = 1; moment <= 30; moment++) plan = replan(plan, decision(moment))

    expect(plan).toMatchObject(decision(30))
    expect(plan.earlier.map(({ decidedAt }) => decidedAt)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 10),
    )
  })
})
