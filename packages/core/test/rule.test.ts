import { describe, expect, it } from 'vitest'
import {
  addRule,
  applyRules,
  type CallFault,
  type Condition,
  consumeUse,
  createRng,
  describeConditions,
  duration,
  instant,
  isLive,
  matchesAll,
  nearMiss,
  type Rule,
  seedRandom,
  subunits,
  triggerOnCall,
  triggerOnWebhook,
  type UsageLimit,
  type WebhookFault,
} from '../src/index.ts'
import { aPendingCharge } from './builders.ts'

const unlimited: UsageLimit = { left: null, until: null }
const at = { now: instant(1_000), rng: createRng(seedRandom('test')) }

function aRule(changes: Partial<Rule> = {}): Rule {
  return {
    id: 'rule_1',
    conditions: [],
    outcome: { kind: 'successful', after: duration(0) },
    order: 100,
    allowance: unlimited,
    timesUsed: 0,
    ...changes,
  }
}

describe('an allowance', () => {
  it.each<[UsageLimit, boolean]>([
    [unlimited, true],
    [{ left: 1, until: null }, true],
    [{ left: 0, until: null }, false],
    [{ left: null, until: instant(1_001) }, true],
    [{ left: null, until: instant(1_000) }, false],
    [{ left: 1, until: instant(999) }, false],
  ])('%j is live: %s', (allowance, live) => {
    expect(isLive(allowance, at.now)).toBe(live)
  })

  it('is spent once at a time, unless it has no limit', () => {
    expect(consumeUse({ left: 2, until: at.now })).toEqual({ left: 1, until: at.now })
    expect(consumeUse(unlimited)).toEqual(unlimited)
  })
})

describe('rules', () => {
  it('are kept in their order, those of the same order as they were made', () => {
    const orders = [100, 5, 100, 7]
    const rules = orders.reduce<readonly Rule[]>(
      (before, order, index) => addRule(before, aRule({ id: `rule_${index}`, order })),
      [],
    )

    expect(rules.map(({ id }) => id)).toEqual(['rule_1', 'rule_3', 'rule_0', 'rule_2'])
  })

  it('apply one at a time, and pass over what is used up', () => {
    const rules = [
      aRule({ id: 'used', allowance: { left: 0, until: null } }),
      aRule({ id: 'first', allowance: { left: 1, until: null } }),
      aRule({ id: 'second' }),
    ]

    const one = applyRules(rules, aPendingCharge(), at.now)
    const other = applyRules(one.rules, aPendingCharge(), at.now)

    expect([one.rule?.id, other.rule?.id]).toEqual(['first', 'second'])
    expect(other.rules.map(({ timesUsed }) => timesUsed)).toEqual([0, 1, 1])
    expect(rules.map(({ timesUsed }) => timesUsed)).toEqual([0, 0, 0])
  })

  it('say which of them nearly matched, and only while they are live', () => {
    const conditions: Condition[] = [
      { field: 'amount', least: subunits(4_000), greatest: subunits(4_000) },
    ]
    const live = aRule({ conditions })
    const gone = aRule({ conditions, allowance: { left: 0, until: null } })

    expect(applyRules([live], aPendingCharge(), at.now).nearMiss).toBe(
      'rule_1 nearly matched: amount is 400000, not 4000',
    )
    expect(applyRules([gone], aPendingCharge(), at.now).nearMiss).toBeNull()
  })

  it('that match and are used up say so', () => {
    const usedUp = aRule({ allowance: { left: 0, until: null }, timesUsed: 3 })
    const late = aRule({ allowance: { left: null, until: instant(1) } })

    expect(applyRules([usedUp], aPendingCharge(), at.now).nearMiss).toBe(
      'rule_1 matches, and was used 3 times',
    )
    expect(applyRules([late], aPendingCharge(), at.now).nearMiss).toBe(
      'rule_1 matches, and has outlived its ttl',
    )
  })
})

describe('conditions', () => {
  const store: Condition = { field: 'store_id', equals: 'BJ_ZZ_001' }
  const barcode: Condition = { field: 'barcode', equals: '9999999999' }
  const terminal: Condition = { field: 'terminal_id', equals: 'T1' }

  it('all have to hold', () => {
    expect(matchesAll([store], aPendingCharge())).toBe(true)
    expect(matchesAll([store, barcode], aPendingCharge())).toBe(false)
    expect(matchesAll([], aPendingCharge())).toBe(true)
  })

  it('do not nearly match where two fail', () => {
    expect(nearMiss([store, barcode, terminal], aPendingCharge())).toBeUndefined()
    expect(nearMiss([store, terminal], aPendingCharge())).toBe('terminal_id is not given, not "T1"')
  })

  it('are told in words, with no whole barcode', () => {
    const metadata: Condition = { field: 'metadata', name: 'order', equals: '7' }
    const range: Condition = { field: 'amount', least: subunits(1), greatest: subunits(2) }

    expect(describeConditions([store, barcode, metadata, range])).toBe(
      'store_id is "BJ_ZZ_001" and barcode is one ending in 9999 and metadata.order is "7" and amount is 1 to 2',
    )
    expect(describeConditions([])).toBe('every charge')
  })
})

describe('faults', () => {
  const common = { allowance: unlimited, probability: 1, timesUsed: 0 }
  const reset: CallFault = {
    ...common,
    id: 'fault_1',
    target: 'call',
    operation: 'createCharge',
    effect: { type: 'reset-before-commit' },
  }
  const slow: CallFault = { ...reset, id: 'fault_2', operation: null, effect: { type: 'empty' } }
  const drop: WebhookFault = {
    ...common,
    id: 'fault_3',
    target: 'webhook',
    events: ['charge.complete'],
    conditions: [{ field: 'store_id', equals: 'BJ_ZZ_001' }],
    effect: { type: 'drop' },
  }
  const all = [drop, reset, slow]

  it('trigger on the calls they name, the first that matches one', () => {
    expect(triggerOnCall(all, 'createCharge', at)?.fault.id).toBe('fault_1')
    expect(triggerOnCall(all, 'getCharge', at)?.fault.id).toBe('fault_2')
    expect(triggerOnCall([drop, reset], 'getCharge', at)).toBeUndefined()
  })

  it('trigger on the webhooks they name', () => {
    const triggeredBy = (key: 'charge.create' | 'charge.complete') =>
      triggerOnWebhook(all, { key, charge: aPendingCharge() }, at)?.fault.id

    expect(triggeredBy('charge.complete')).toBe('fault_3')
    expect(triggeredBy('charge.create')).toBeUndefined()
  })

  it('that trigger are counted', () => {
    const counted = { ...reset, allowance: { left: 1, until: null } }

    const triggered = triggerOnCall([counted], 'createCharge', at)

    expect(triggered?.faults).toEqual([
      { ...counted, allowance: { left: 0, until: null }, timesUsed: 1 },
    ])
    expect(triggerOnCall(triggered?.faults ?? [], 'createCharge', at)).toBeUndefined()
  })
})
