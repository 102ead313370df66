import type { ControlWire } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import { type Api, chargeBody, createCharge, doors, openThrough, testBarcode } from './harness.ts'

type Match = ControlWire['RuleMatch']

/** What the answer to a new charge says of its outcome. */
async function outcomeOf(api: Api, changes: Parameters<typeof chargeBody>[0] = {}) {
  const answer = await api.post('/charges', chargeBody(changes)).expect(200)
  return {
    outcome: String(answer.headers['x-sandbox-outcome']),
    hint: answer.headers['x-sandbox-hint'] as string | undefined,
  }
}

describe.each(doors)('rules %s', (_door, controlOf) => {
  it('let the next charges at a store fail, as often as they say', async () => {
    await using checked = await openThrough(controlOf)
    const rule = await checked.control.rules.add({
      match: { store_id: 'BJ_ZZ_001' },
      outcome: 'failed',
      failure_code: 'payment_rejected',
      times: 2,
    })
    const charges = []
    for (let count = 0; count < 3; count++) charges.push(await createCharge(checked.api))

    await checked.control.clock.advance('2s')

    const { data } = (await checked.api.get('/charges')).body
    expect(data.map(({ failure_code }: { failure_code: string }) => failure_code)).toEqual([
      'payment_rejected',
      'payment_rejected',
      null,
    ])
    expect(await checked.control.rules.list()).toEqual({
      data: [{ ...rule, times_left: 0, times_used: 2 }],
    })
    expect((await outcomeOf(checked.api)).hint).toBe('rule_1 matches, and was used 2 times.')
  })

  it('are shown as they were made', async () => {
    await using checked = await openThrough(controlOf)
    const match = {
      store_id: 'S1',
      terminal_id: 'T1',
      amount: { min: 2000, max: 5000 },
      barcode: '12345',
      metadata: { order: '7', table: 'A' },
      description: 'tea',
    }

    const rule = await checked.control.rules.add({
      match,
      outcome: 'expired',
      after: '1m',
      ttl: '1h',
      order: 5,
    })

    expect(rule).toEqual({
      id: 'rule_1',
      match,
      outcome: 'expired',
      after: '1m',
      order: 5,
      times_left: null,
      expires_at: '2025-06-01T11:00:00Z',
      times_used: 0,
    })
  })

  it.each<[Match, Parameters<typeof chargeBody>[0]]>([
    [{}, {}],
    [{ store_id: 'BJ_ZZ_001' }, {}],
    [{ terminal_id: 'T80001' }, {}],
    [{ amount: 400_000 }, {}],
    [{ amount: { max: 5000 } }, { amount: 5000 }],
    [{ amount: { min: 5000 } }, { amount: 5000 }],
    [{ barcode: '1234567890' }, {}],
    [{ metadata: { order: 7, paid: true } }, { metadata: { order: '7', paid: true, more: 1 } }],
    [{ description: 'กาแฟ' }, { description: 'กาแฟเย็น 2 แก้ว' }],
  ])('that match %j apply', async (match, changes) => {
    await using checked = await openThrough(controlOf)
    await checked.control.rules.add({ match, outcome: 'manual' })

    const { outcome } = await outcomeOf(checked.api, changes)

    expect(outcome).toMatch(/^manual;decided_by=rule;because="rule_1: /)
  })

  it.each<[Match, Parameters<typeof chargeBody>[0]]>([
    [{ store_id: 'BJ_ZZ_002' }, {}],
    [{ terminal_id: 'T80001' }, { source: { terminal_id: null } }],
    [{ amount: 400_001 }, {}],
    [{ amount: { max: 4999 } }, { amount: 5000 }],
    [{ amount: { min: 5001 } }, { amount: 5000 }],
    [{ barcode: '123456789' }, {}],
    [{ metadata: { order: 7 } }, { metadata: { order: 8 } }],
    [{ metadata: { toString: 'x' } }, {}],
    [{ description: 'tea' }, {}],
    [{ store_id: 'BJ_ZZ_001', amount: 1 }, {}],
  ])('that match %j leave others alone', async (match, changes) => {
    await using checked = await openThrough(controlOf)
    await checked.control.rules.add({ match, outcome: 'manual' })

    const { outcome } = await outcomeOf(checked.api, changes)

    expect(outcome).toBe('successful;after=2s;decided_by=server')
  })

  it('are tried by their order, then as they were made', async () => {
    await using checked = await openThrough(controlOf)
    for (const [after, order] of [
      ['1s', undefined],
      ['2s', undefined],
      ['3s', 7],
      ['4s', 7],
      ['5s', 200],
    ] as const) {
      await checked.control.rules.add({
        outcome: 'successful',
        after,
        times: 1,
        ...(order === undefined ? {} : { order }),
      })
    }

    const outcomes = []
    for (let count = 0; count < 6; count++) outcomes.push((await outcomeOf(checked.api)).outcome)

    expect(outcomes.map((outcome) => /after=(\w+)/.exec(outcome)?.[1])).toEqual([
      '3s',
      '4s',
      '1s',
      '2s',
      '5s',
      '2s',
    ])
  })

  it('end with their time to live, on the account’s clock', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.rules.add({ outcome: 'manual', ttl: '10m' })

    const before = await outcomeOf(checked.api)
    await checked.control.clock.advance('10m')
    const after = await outcomeOf(checked.api)

    expect(before.outcome).toMatch(/^manual/)
    expect(after.outcome).toMatch(/decided_by=server$/)
  })

  it('stand below Prefer and above a test barcode, the account and the server', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.account.updateSettings({ default_outcome: { outcome: 'manual' } })
    const barcode = { source: { barcode: testBarcode('1001') } }
    const decided = async (prefer?: string) => {
      const call = checked.api.post('/charges', chargeBody(barcode))
      const answer = await (prefer === undefined ? call : call.set('Prefer', prefer)).expect(200)
      return /decided_by=(\w+)/.exec(String(answer.headers['x-sandbox-outcome']))?.[1]
    }

    const byBarcode = await decided()
    await checked.control.rules.add({ outcome: 'expired', times: 1 })
    const byPrefer = await decided('outcome=failed')
    const byRule = await decided()
    const again = await decided()

    expect([byBarcode, byPrefer, byRule, again]).toEqual(['barcode', 'prefer', 'rule', 'barcode'])
    expect((await outcomeOf(checked.api)).outcome).toBe('manual;decided_by=account')
  })

  it.each<[Match, string]>([
    [{ store_id: 'bj_zz_001' }, 'store_id is "BJ_ZZ_001", not "bj_zz_001"'],
    [{ amount: 4000 }, 'amount is 400000, not 4000'],
    [{ store_id: 'BJ_ZZ_001', terminal_id: 'T1' }, 'terminal_id is "T80001", not "T1"'],
    [{ store_id: 'BJ_ZZ_001', description: 'tea' }, 'description is not given, not "tea"'],
    [
      { store_id: 'BJ_ZZ_001', barcode: '2222' },
      'barcode is one ending in 7890, not one ending in 2222',
    ],
  ])('that nearly match, by %j, say why they do not', async (match, why) => {
    await using checked = await openThrough(controlOf)
    await checked.control.rules.add({ match, outcome: 'manual' })

    const { hint } = await outcomeOf(checked.api)

    expect(hint).toBe(`rule_1 nearly matched: ${why}.`)
  })

  it('far from matching say nothing', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.rules.add({ match: { store_id: 'ELSEWHERE' }, outcome: 'manual' })

    expect((await outcomeOf(checked.api)).hint).toBeUndefined()
  })

  it('are taken away one by one, and all at once', async () => {
    await using checked = await openThrough(controlOf)
    const { rules } = checked.control
    for (let count = 0; count < 3; count++) await rules.add({ outcome: 'manual' })

    await rules.remove('rule_2')
    const left = await rules.list()
    await rules.clear()

    expect(left.data.map(({ id }) => id)).toEqual(['rule_1', 'rule_3'])
    expect(await rules.list()).toEqual({ data: [] })
    expect((await outcomeOf(checked.api)).outcome).toMatch(/decided_by=server$/)
  })

  it('that do not exist cannot be taken away', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.rules.add({ outcome: 'manual' })

    await expect(checked.control.rules.remove('rule_9')).rejects.toMatchObject({
      status: 404,
      detail: 'This account has no rule "rule_9".',
      remedy: 'Use one of: rule_1.',
    })
  })

  it('are at most a hundred; those used up make room', async () => {
    await using checked = await openThrough(controlOf)
    const { rules } = checked.control
    await rules.add({ outcome: 'manual', times: 1 })
    await createCharge(checked.api)
    for (let count = 0; count < 100; count++) await rules.add({ outcome: 'manual' })

    await expect(rules.add({ outcome: 'manual' })).rejects.toMatchObject({ status: 409 })
    expect((await rules.list()).data).toHaveLength(100)
  })

  it.each([
    [{ outcome: 'payed' }, 'successful, failed, expired, manual'],
    [{ outcome: 'failed', failure_code: 'broke' }, 'payment_cancelled'],
    [{ outcome: 'manual', match: { shop: 'S1' } }, 'store_id, terminal_id, amount'],
    [{ outcome: 'manual', when: 'now' }, 'match, outcome, failure_code'],
    [{ outcome: 'manual', times: 0 }, ''],
    [{ outcome: 'manual', times: 1.5 }, 'whole number'],
    [{ outcome: 'manual', ttl: '5' }, '500ms, 2s'],
    [{ outcome: 'manual', ttl: '-5s' }, '500ms, 2s'],
    [{ outcome: 'successful', after: '5' }, '500ms, 2s'],
    [{ outcome: 'manual', match: { amount: { min: 5, max: 4 } } }, 'min'],
    [{ outcome: 'manual', match: { amount: '400000' } }, ''],
    [{ outcome: 'manual', match: { metadata: { order: [] } } }, 'a number, true or false'],
    [{}, 'Add it'],
    [{ outcome: 'manual', match: { store_id: 'x'.repeat(201) } }, '200 characters'],
    [
      {
        outcome: 'manual',
        match: { metadata: Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [n, n])) },
      },
      '',
    ],
  ])('%j is refused, naming what is valid, and nothing changes', async (rule, remedy) => {
    await using checked = await openThrough(controlOf)

    await expect(checked.control.rules.add(rule as never)).rejects.toMatchObject({
      status: 400,
      remedy: expect.stringContaining(remedy),
    })
    expect(await checked.control.rules.list()).toEqual({ data: [] })
  })

  it('apply exactly as often as they say when charges come at once', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.rules.add({ outcome: 'manual', times: 5 })

    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async () => (await outcomeOf(checked.api)).outcome),
    )

    expect(outcomes.filter((outcome) => outcome.startsWith('manual'))).toHaveLength(5)
  })
})
