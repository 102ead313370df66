import type { Control } from '@omise-sandbox/api'
import {
  hours,
  type MethodType,
  methodOf,
  methodTypes,
  type PaymentMethod,
  subunits,
  timeOfDay,
} from '@omise-sandbox/core'
import { createSandbox, type Sandbox } from '@omise-sandbox/sandbox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Comparison } from '../src/compare-methods/comparison.ts'
import { findingsOf } from '../src/compare-methods/findings.ts'
import { readRecording } from '../src/compare-methods/recorded.ts'
import { compareTopics } from '../src/compare-methods/topics.ts'
import { anAccount } from './account.ts'
import { aForeignServer, foreignServers } from './gates/foreign-servers.ts'
import { runInProcess } from './in-process.ts'
import { freeUrl } from './receiver.ts'
import { call, form } from './run.ts'

const move = ['compare-methods', '--from', 'barcode_alipay', '--to', 'alipayplus_upm']

function between(from: string, to: string, ...flags: string[]) {
  return ['compare-methods', '--from', from, '--to', to, '--json', ...flags]
}

async function compared(from: string, to: string, ...flags: string[]): Promise<Comparison> {
  const { code, stdout, stderr } = await runInProcess(between(from, to, '--no-requests', ...flags))
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('compare-methods', () => {
  it('says what a shop that moves to alipayplus_upm changes, and that the rest stays', async () => {
    const { code, stdout, stderr } = await runInProcess([...move, '--no-requests'])

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^store +.* → none\n +Leave store_id, store_name and terminal_id out/m)
    expect(stdout).toMatch(/^limits in THB +nothing changes: 20\.00 to 150000\.00$/m)
    expect(stdout).toMatch(/^limits in SGD +not taken → 1\.00 to 20000\.00$/m)
    expect(stdout).toMatch(/^time to pay +24 hours → 7 days$/m)
    expect(stdout).toMatch(/ Handle insufficient_fund\. payment_cancelled no longer comes/)
    expect(stdout).toMatch(/ Map insufficient_fund to what you do for insufficient_balance\./)
    expect(stdout).toMatch(/^void +nothing changes: until the first 16:15 UTC after payment$/m)
    expect(stdout).toMatch(/^ {2}\d+ come: .*source\.provider_references/m)
    expect(stdout).toMatch(/^ {2}source\.references: object → null$/m)
    expect(stdout).not.toContain('undefined')
  })

  it('says the opposite of the way back, of each two methods', () => {
    const pairs = methodTypes.flatMap((from) => methodTypes.map((to) => ({ from, to })))
    for (const { from, to } of pairs) {
      const [one, other] = [methodOf(from), methodOf(to)]
      const there = compareTopics({ from: one, to: other })
      const back = compareTopics({ from: other, to: one })

      const turned = back.map(({ topic, from, to }) => ({ topic, from: to, to: from }))
      expect(there.map(({ change: _, ...topic }) => topic)).toEqual(turned)
      for (const { from, to, change } of there) {
        expect(change === null).toBe(from === to)
        expect(change).not.toBe('')
      }
    }
  })

  it('compares each fact of a payment method', () => {
    const one = methodOf('barcode_alipay')
    const others: Partial<PaymentMethod>[] = [
      { type: 'other' },
      { store: 'absent' },
      { limits: { TH: { min: subunits(1), max: subunits(2) } } },
      { limits: {} },
      { timeToPay: hours(1) },
      { refundMonths: 6 },
      { maxRefunds: 1 },
      { voidCutoff: timeOfDay(1, 0) },
      { fee: { ...one.fee, rate: { numerator: 2, denominator: 100 } } },
      { fee: { ...one.fee, vat: { numerator: 2, denominator: 100 } } },
      { failureCodes: ['failed_processing'] },
      { shortage: 'insufficient_fund' },
      { code: { ...one.code, digits: [1, 2] } },
      { hasReferences: false },
      { minApiVersion: '2019-05-29' },
    ]

    for (const other of others) {
      const topics = compareTopics({ from: one, to: { ...one, ...other } })
      const changed = topics.filter(({ change }) => change !== null)
      expect(changed.length, JSON.stringify(other)).toBeGreaterThan(0)
    }
    // What else a method has, the code shown and the shape, answers and phones show.
    const compared = others.flatMap((other) => Object.keys(other))
    expect(new Set([...compared, 'wallet', 'shape'])).toEqual(new Set(Object.keys(one)))
  })

  it('finds no change of the answers between methods that have the same shape', async () => {
    const { answers } = await compared('alipayplus_upm', 'wechat_pay_upm')

    expect(answers).toEqual({ come: [], go: [], kinds: [] })
  })

  it('compares the answers of the shape that is named', async () => {
    const { answers } = await compared('barcode_alipay', 'alipayplus_upm', '--wire', '2025-03')

    expect(answers.come).toEqual([])
    expect(answers.go).toContain('authorization_type')
  })

  it.each([
    [['--from', 'barcode_alipay', '--to', 'alipayplus'], / Did you mean alipayplus_upm\? /],
    [['--from', 'promptpay', '--to', 'alipayplus_upm'], /no payment method "promptpay"\. Use one/],
    [['--from', 'barcode_alipay', '--to', 'barcode_alipay'], /both barcode_alipay\. Name two/],
    [['--from', 'barcode_alipay'], /'--to <type>' not specified/],
    [['--to', 'barcode_alipay'], /'--from <type>' not specified/],
    [[...move.slice(1), '--wire', '2024-09'], /2020-07, 2025-03/],
    [[...move.slice(1), '--from', 'wechat_pay_upm'], /--from/],
  ])('%j exits 2, and prints nothing', async (args, message) => {
    const { code, stdout, stderr } = await runInProcess(['compare-methods', ...args])

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })

  it('compares in general where no sandbox answers, unless requests are insisted on', async () => {
    const args = [...move, '--json', '--url', await freeUrl()]

    const general = await runInProcess(args)
    const insisted = await runInProcess([...args, '--requests'])

    expect(general.code).toBe(0)
    expect(general.stderr).toMatch(/^No requests are compared: No sandbox can be reached at /)
    expect(JSON.parse(general.stdout).requests).toBeNull()
    expect(insisted).toMatchObject({ code: 4, stdout: '' })
  })

  it.each(['a page', 'an empty list', 'half an answer'])(
    'takes no program that answers %s for a sandbox without requests',
    async (name) => {
      await using server = await aForeignServer(foreignServers[name] ?? (() => {}))

      const insisted = await runInProcess([...move, '--requests', '--url', server.url])

      expect(insisted).toMatchObject({ code: expect.toBeOneOf([1, 4]), stdout: '' })
      expect(insisted.stderr).toContain('--url')
    },
  )

  it('says why it compares no requests where another program answers', async () => {
    await using server = await aForeignServer(foreignServers['an empty list'] ?? (() => {}))

    const general = await runInProcess([...move, '--json', '--url', server.url])

    expect(general.code).toBe(0)
    expect(general.stderr).toMatch(/^No requests are compared: What answers at .* is no sandbox/)
    expect(JSON.parse(general.stdout).requests).toBeNull()
  })
})

describe('compare-methods, with the requests of an account,', () => {
  let sandbox: Sandbox

  beforeAll(async () => {
    sandbox = await createSandbox({ outcome: 'manual' })
    await sandbox.listen()
  })

  afterAll(() => sandbox.close())

  /** An account with a way to send it forms and JSON. */
  async function anAccountSet(settings: Parameters<Control['account']['updateSettings']>[0] = {}) {
    const account = anAccount(sandbox)
    const ready = { url: sandbox.url, secretKey: account.env.OMISE_SANDBOX_KEY }
    const control = sandbox.controlOf(ready.secretKey)
    await control.account.updateSettings(settings)
    return {
      ...account,
      control,
      read: (path: string) => call(ready, path),
      async send(
        path: string,
        body: Readonly<Record<string, unknown>> | URLSearchParams,
        more: Readonly<Record<string, string>> = {},
      ) {
        const isForm = body instanceof URLSearchParams
        const answer = await call(ready, path, {
          method: 'POST',
          ...(isForm ? { body } : { body: JSON.stringify(body) }),
          headers: { ...(isForm ? {} : { 'Content-Type': 'application/json' }), ...more },
        })
        return (await answer.json()) as { readonly id: string }
      },
      async findings(from: MethodType, to: MethodType, other: Partial<PaymentMethod> = {}) {
        const { data: methods } = await control.methods.list()
        const recording = await readRecording({ control, methods, type: from })
        const findings = findingsOf({
          from: methodOf(from),
          to: { ...methodOf(to), ...other },
          recording,
        })
        const rows = findings.map(({ effect, count, what }) => [effect, count, what])
        return { recording, findings, rows }
      },
    }
  }

  const source = { type: 'barcode_alipay', barcode: '1234567890' }
  const store = { store_id: 'S1', store_name: 'One' }
  const money = { amount: 400_000, currency: 'thb' }
  const plus = { ...money, source: { type: 'alipayplus_upm', barcode: '1234567890' } }
  const soon = new Date(Date.now() + 3_600_000).toISOString()

  it('says what becomes of them, as they were sent: form, JSON or stored source', async () => {
    const { send, findings, control } = await anAccountSet()
    const first = await send('/charges', form)
    // A code that is a number is masked in the journal, where it leaves no JSON.
    await send('/charges', { ...money, source: { ...source, barcode: 123456, ...store } })
    const kept = await send('/sources', { ...money, ...source })
    await control.account.updateSettings({ default_store: { id: 'S2', name: 'Two' } })
    await send('/charges', { ...money, source: kept.id, expires_at: soon })
    await send('/charges', { ...plus, description: 'by another method' })
    await control.charges.setOutcome(first.id, {
      outcome: 'failed',
      failure_code: 'insufficient_balance',
    })

    const found = await findings('barcode_alipay', 'alipayplus_upm')

    expect(found.recording).toMatchObject({ refused: 0, unreadable: 0 })
    expect(found.recording.requests).toHaveLength(4)
    const time = 'name no expires_at: their payers have 7 days, where they had 24 hours'
    expect(found.rows.toSorted()).toEqual([
      [
        'changed',
        1,
        'failed with insufficient_balance, for which alipayplus_upm has insufficient_fund',
      ],
      ['changed', 2, 'name a store or terminal, which alipayplus_upm ignores and answers as null'],
      ['changed', 2, time],
    ])
    expect(found.findings.find(({ what }) => what.includes('store'))?.example).toMatchObject({
      id: expect.any(Number),
      shows: expect.stringMatching(
        /^POST \/charges source\[store_id\]=S1 source\[store_name\]=One$/,
      ),
    })
  })

  it('looks at none that was refused, and tells of bodies that it cannot read', async () => {
    const { send, command } = await anAccountSet()
    await send('/charges', { ...money, amount: 1, source: { ...source, ...store } })
    const note = 'a'.repeat(2000)
    await send('/charges', { ...money, metadata: { note }, source: { ...source, ...store } })

    const { stdout } = await command(...move)

    expect(stdout).toContain(
      'Recorded requests by barcode_alipay: 0. Not looked at: 1 more were refused when they were made; 1 more cannot be read.',
    )
  })

  it('says which would be refused, and is right about it', async () => {
    const { send, findings, control } = await anAccountSet()
    const sent = [
      { ...plus, expires_at: soon },
      { ...plus, expires_at: soon, source: { ...plus.source, ...store } },
      { ...plus, expires_at: soon, source: { ...plus.source, store_id: 'S1' } },
    ]
    for (const body of sent) await send('/charges', body)

    const { rows } = await findings('alipayplus_upm', 'barcode_alipay')
    await control.account.updateSettings({ default_store: { id: 'S2', name: 'Two' } })
    const withStore = await findings('alipayplus_upm', 'barcode_alipay')
    await control.account.updateSettings({ default_store: null })
    const moved = []
    for (const body of sent) {
      moved.push(await send('/charges', { ...body, source: { ...body.source, type: source.type } }))
    }

    const what =
      'name no store_id and store_name, which barcode_alipay wants where the account has no store'
    expect(rows).toEqual([['refused', 2, what]])
    expect(withStore.rows).toEqual([])
    expect(moved).toMatchObject([
      { code: 'invalid_charge' },
      { object: 'charge' },
      { code: 'invalid_charge' },
    ])
  })

  it('says which amounts are beyond the limits, with both bounds included', async () => {
    const { send, findings } = await anAccountSet()
    for (const amount of [2_000, 3_000, 4_000, 5_000]) {
      await send('/charges', { ...plus, expires_at: soon, amount })
    }
    const limits = { TH: { min: subunits(3_000), max: subunits(4_000) } }

    const { rows, findings: found } = await findings('alipayplus_upm', 'wechat_pay_upm', { limits })

    expect(rows.toSorted()).toEqual([
      ['refused', 1, 'charge less than the THB 30.00 that wechat_pay_upm takes'],
      ['refused', 1, 'charge more than the THB 40.00 that wechat_pay_upm takes'],
    ])
    expect(found.map(({ example }) => example.shows).toSorted()).toEqual([
      'POST /charges amount=2000',
      'POST /charges amount=5000',
    ])
  })

  it('says that a failure code that was asked for by Prefer would be refused', async () => {
    const { send, findings } = await anAccountSet()
    const Prefer = 'outcome=failed;failure_code=payment_cancelled;after=0s'
    await send('/charges', form, { Prefer })

    const { rows } = await findings('barcode_alipay', 'alipayplus_upm')

    expect(rows).toContainEqual([
      'refused',
      1,
      'prefer failure_code=payment_cancelled, which alipayplus_upm does not have',
    ])
  })

  it('says that a currency is not taken, and that the method is not to be had', async () => {
    const { send, findings } = await anAccountSet({ country: 'SG' })
    await send('/charges', { ...plus, amount: 1_000_000, currency: 'SGD' })

    const { rows } = await findings('alipayplus_upm', 'wechat_pay_upm')

    expect(rows).toEqual([
      ['refused', 1, 'would name wechat_pay_upm, which accounts of SG do not have'],
      ['refused', 1, 'name SGD, which wechat_pay_upm does not take'],
    ])
  })

  it('says that the method is switched off, and which searches find nothing more', async () => {
    const { send, read, findings, control, command } = await anAccountSet()
    await send('/charges', form)
    await control.account.updateSettings({ methods: ['barcode_alipay'] })
    const search = '/charges/search?filters[source_type]=barcode_alipay'
    await read(search)

    const { rows } = await findings('barcode_alipay', 'wechat_pay_upm')
    const { stdout } = await command(...move)

    expect(rows[0]).toEqual([
      ...['refused', 1, 'would name wechat_pay_upm, which is switched off in this account'],
    ])
    expect(rows).toContainEqual([
      'changed',
      1,
      'look for filters[source_type]=barcode_alipay, which finds no charge by wechat_pay_upm',
    ])
    expect(stdout).toMatch(
      /^ {2}refused {2}1 would name alipayplus_upm, .*\n {11}such as request \d+ at /m,
    )
  })

  it('reads the whole journal, however many pages it has', async () => {
    const { send, read, findings } = await anAccountSet()
    await send('/charges', form)
    await Promise.all(Array.from({ length: 100 }, () => read('/account')))

    const { recording } = await findings('barcode_alipay', 'alipayplus_upm')

    expect(recording.requests).toHaveLength(1)
  })

  it('of none says so, and changes nothing there', async () => {
    const { command, json, control } = await anAccountSet()
    await control.clock.freeze()
    const before = await json('state', 'export')

    const { stdout } = await command(...move)

    expect(stdout).toMatch(/^Recorded requests by barcode_alipay: 0\.$/m)
    expect(await json('state', 'export')).toEqual(before)
  })
})
