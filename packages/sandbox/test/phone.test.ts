import { describe, expect, it } from 'vitest'
import type { Control } from '../src/index.ts'
import {
  type Api,
  chargeBody,
  createCharge,
  doors,
  getCharge,
  openThrough,
  testBarcode,
} from './harness.ts'

/** Charges a barcode, and gives the charge with what is said of its outcome. */
async function scan(api: Api, barcode: string, prefer?: string) {
  const call = api.post('/charges', chargeBody({ source: { barcode } }))
  const { body, headers } = await (prefer ? call.set('Prefer', prefer) : call).expect(200)
  return {
    id: body.id as string,
    outcome: String(headers['x-sandbox-outcome']),
    hint: headers['x-sandbox-hint'] as string | undefined,
  }
}

async function codesOf({ phone }: Control) {
  return (await phone.listCodes()).data
}

const byServer = 'successful;after=2s;decided_by=server'
const byPhone = 'manual;decided_by=phone'
const rejected = 'failed;failure_code=payment_rejected;after=2s;decided_by=phone'
const expired = 'failed;failure_code=payment_expired;after=2s;decided_by=phone'

describe.each(doors)('a code of a payer’s phone %s', (_door, controlOf) => {
  it('is eighteen digits, good for two minutes, and not charged yet', async () => {
    await using checked = await openThrough(controlOf)

    const code = await checked.control.phone.showCode()

    expect(code).toEqual({
      source_type: 'barcode_alipay',
      barcode: expect.stringMatching(/^28\d{16}$/),
      shown_at: '2025-06-01T10:00:00Z',
      expires_at: '2025-06-01T10:02:00Z',
      charge: null,
    })
    expect(await codesOf(checked.control)).toEqual([code])
  })

  it('is the same with the same seed', async () => {
    const barcodes = ['one', 'one', 'other'].map(async (seed) => {
      await using checked = await openThrough(controlOf, { seed })
      return (await checked.control.phone.showCode()).barcode
    })

    const [first, again, other] = await Promise.all(barcodes)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('makes its charge wait for the person, who decides as of any pending charge', async () => {
    await using checked = await openThrough(controlOf)
    const code = await checked.control.phone.showCode()

    const { id, outcome, hint } = await scan(checked.api, code.barcode)
    await checked.control.clock.advance('1h')
    const waiting = await getCharge(checked.api, id)
    const paid = await checked.control.charges.setOutcome(id, { outcome: 'successful' })

    expect([outcome, hint, waiting.status]).toEqual([byPhone, undefined, 'pending'])
    expect(paid).toMatchObject({ status: 'successful', paid_at: '2025-06-01T11:00:00Z' })
  })

  it('says on the timeline that it decided, and nowhere in full', async () => {
    await using checked = await openThrough(controlOf)
    const { barcode } = await checked.control.phone.showCode()
    const { id } = await scan(checked.api, barcode)

    const { entries } = await checked.control.timeline.get(id)

    const decision = entries.find(({ kind }) => kind === 'decision')?.text
    const ending = barcode.slice(-4)
    expect(decision).toBe(`manual, decided by phone (code of a payer's phone, ending in ${ending})`)
    expect(JSON.stringify(entries)).not.toContain(barcode)
  })

  it('that was charged is shown with its charge until it runs out', async () => {
    await using checked = await openThrough(controlOf)
    const code = await checked.control.phone.showCode()
    const { id } = await scan(checked.api, code.barcode)

    const charged = await codesOf(checked.control)
    await checked.control.clock.advance('2m')

    expect(charged).toEqual([{ ...code, charge: id }])
    expect(await codesOf(checked.control)).toEqual([])
  })

  it('that was charged before fails the next charge, which says by what', async () => {
    await using checked = await openThrough(controlOf)
    const { barcode } = await checked.control.phone.showCode()
    const { id } = await scan(checked.api, barcode)

    const again = await scan(checked.api, barcode)

    expect(again).toMatchObject({
      outcome: rejected,
      hint: `the phone's code was charged before, by ${id}.`,
    })
    await checked.control.clock.advance('2s')
    expect(await getCharge(checked.api, again.id)).toMatchObject({
      status: 'failed',
      failure_code: 'payment_rejected',
    })
    expect(await codesOf(checked.control)).toMatchObject([{ barcode, charge: id }])
  })

  it('that has run out fails its charge, which says when', async () => {
    await using checked = await openThrough(controlOf)
    const { barcode } = await checked.control.phone.showCode()
    await checked.control.clock.advance('2m')

    expect(await scan(checked.api, barcode)).toMatchObject({
      outcome: expired,
      hint: "the phone's code ended at 2025-06-01T10:02:00Z.",
    })
  })

  it('is good to the last millisecond of the account’s clock, however long that stands still', async () => {
    await using checked = await openThrough(controlOf)
    const [first, second] = [
      await checked.control.phone.showCode(),
      await checked.control.phone.showCode(),
    ]

    await checked.control.clock.advance('119999ms')
    const just = await scan(checked.api, first.barcode)
    await checked.control.clock.advance('1ms')
    const late = await scan(checked.api, second.barcode)

    expect([just.outcome, late.outcome]).toEqual([byPhone, expired])
  })

  it('that is hidden has run out', async () => {
    await using checked = await openThrough(controlOf)
    const [hidden, other] = [
      await checked.control.phone.showCode(),
      await checked.control.phone.showCode(),
    ]

    await checked.control.phone.hideCode(hidden.barcode)

    expect(await codesOf(checked.control)).toEqual([other])
    expect(await scan(checked.api, hidden.barcode)).toMatchObject({
      outcome: expired,
      hint: "the phone's code ended at 2025-06-01T10:00:00Z.",
    })
  })

  it.each(['run out', 'hidden', 'never shown'])('that is %s cannot be hidden', async (state) => {
    await using checked = await openThrough(controlOf)
    const { phone, clock } = checked.control
    const { barcode } = await phone.showCode()
    if (state === 'run out') await clock.advance('2m')
    if (state === 'hidden') await phone.hideCode(barcode)
    const wanted = state === 'never shown' ? testBarcode('0000') : barcode

    await expect(phone.hideCode(wanted)).rejects.toMatchObject({
      status: 404,
      detail: `No phone of this account shows a code ending in "${wanted.slice(-4)}".`,
      remedy: expect.stringContaining('GET /__sandbox/phone/codes'),
    })
  })

  it('that was charged cannot be hidden, and stays until it runs out', async () => {
    await using checked = await openThrough(controlOf)
    const { phone, clock } = checked.control
    const { barcode } = await phone.showCode()
    const { id } = await scan(checked.api, barcode)

    await expect(phone.hideCode(barcode)).rejects.toMatchObject({
      status: 409,
      detail: expect.stringContaining(`"${barcode.slice(-4)}" was charged, by ${id}`),
      remedy: expect.stringContaining(`POST /__sandbox/charges/${id}/outcome`),
    })

    expect(await codesOf(checked.control)).toMatchObject([{ barcode, charge: id }])
    await clock.advance('2m')
    await expect(phone.hideCode(barcode)).rejects.toMatchObject({ status: 404 })
  })

  it('that was charged stays where another is hidden', async () => {
    await using checked = await openThrough(controlOf)
    const { phone } = checked.control
    const [charged, hidden] = [await phone.showCode(), await phone.showCode()]
    const { id } = await scan(checked.api, charged.barcode)

    await phone.hideCode(hidden.barcode)

    expect(await codesOf(checked.control)).toEqual([{ ...charged, charge: id }])
  })

  it('is neither shown nor good where the clock is set back to before it, until it is that late again', async () => {
    await using checked = await openThrough(controlOf)
    const { phone, clock } = checked.control
    const code = await phone.showCode()

    await clock.set('2025-06-01T09:59:59Z')

    expect(await codesOf(checked.control)).toEqual([])
    await expect(phone.hideCode(code.barcode)).rejects.toMatchObject({ status: 404 })
    expect(await scan(checked.api, code.barcode)).toMatchObject({
      outcome: rejected,
      hint: 'the phone shows this code only from 2025-06-01T10:00:00Z.',
    })
    await clock.advance('1s')
    expect(await codesOf(checked.control)).toEqual([code])
    expect((await scan(checked.api, code.barcode)).outcome).toBe(byPhone)
  })

  it('ends when a new one is shown before it, as the clock was set back', async () => {
    await using checked = await openThrough(controlOf)
    const { phone, clock } = checked.control
    const later = await phone.showCode()
    await clock.set('2025-06-01T09:00:00Z')

    const fresh = await phone.showCode()

    await clock.set('2025-06-01T10:00:00Z')
    expect((await scan(checked.api, later.barcode)).outcome).toBe(expired)
    await clock.set('2025-06-01T09:01:00Z')
    expect((await scan(checked.api, fresh.barcode)).outcome).toBe(byPhone)
  })

  it('stands below Prefer and a rule, which use it up all the same', async () => {
    await using checked = await openThrough(controlOf)
    const { phone, rules } = checked.control
    const [preferred, ruled] = [await phone.showCode(), await phone.showCode()]

    const byPrefer = await scan(checked.api, preferred.barcode, 'outcome=failed')
    await rules.add({ outcome: 'expired', times: 1 })
    const byRule = await scan(checked.api, ruled.barcode)

    expect([byPrefer.outcome, byRule.outcome]).toEqual([
      expect.stringContaining('decided_by=prefer'),
      expect.stringContaining('decided_by=rule'),
    ])
    expect((await codesOf(checked.control)).map(({ charge }) => charge)).toEqual([
      byRule.id,
      byPrefer.id,
    ])
    expect((await scan(checked.api, ruled.barcode)).outcome).toBe(rejected)
  })

  it('stands above the account and the server', async () => {
    await using checked = await openThrough(controlOf)
    await checked.control.account.updateSettings({ default_outcome: { outcome: 'failed' } })
    const { barcode } = await checked.control.phone.showCode()

    expect((await scan(checked.api, barcode)).outcome).toBe(byPhone)
  })

  it('that is not good is told beside the near miss of a rule', async () => {
    await using checked = await openThrough(controlOf)
    const { phone, rules, clock } = checked.control
    await rules.add({ match: { amount: 4000 }, outcome: 'failed' })
    const [charged, late] = [await phone.showCode(), await phone.showCode()]
    const { id, hint } = await scan(checked.api, charged.barcode)

    const again = await scan(checked.api, charged.barcode)
    await clock.advance('2m')
    const tooLate = await scan(checked.api, late.barcode)

    const byRule = 'rule_1 nearly matched: amount is 400000, not 4000'
    expect([hint, again.hint, tooLate.hint]).toEqual([
      `${byRule}.`,
      `${byRule}; the phone's code was charged before, by ${id}.`,
      `${byRule}; the phone's code ended at 2025-06-01T10:02:00Z.`,
    ])
  })

  it('that was charged before says nothing where Prefer or a rule decides', async () => {
    await using checked = await openThrough(controlOf)
    const { barcode } = await checked.control.phone.showCode()
    await scan(checked.api, barcode)

    const preferred = await scan(checked.api, barcode, 'outcome=failed')
    await checked.control.rules.add({ outcome: 'failed' })
    const ruled = await scan(checked.api, barcode)

    expect([preferred.hint, ruled.hint]).toEqual([undefined, undefined])
  })

  it('is charged as a stored source too, by the time of the charge', async () => {
    await using checked = await openThrough(controlOf)
    const { barcode } = await checked.control.phone.showCode()
    const fields = { barcode, type: 'barcode_alipay', store_id: '1', store_name: 'A' }
    const wanted = { amount: 400_000, currency: 'THB' }
    const source = await checked.api.post('/sources', { ...wanted, ...fields }).expect(200)

    const stored = await codesOf(checked.control)
    const answer = await checked.api.post('/charges', { ...wanted, source: source.body.id })

    expect(stored).toMatchObject([{ charge: null }])
    expect(answer.headers['x-sandbox-outcome']).toBe(byPhone)
    expect(await codesOf(checked.control)).toMatchObject([{ charge: answer.body.id }])
  })

  it('is not used up by a charge that is refused', async () => {
    await using checked = await openThrough(controlOf)
    const { barcode } = await checked.control.phone.showCode()

    await checked.api.post('/charges', chargeBody({ amount: 1, source: { barcode } })).expect(400)

    expect((await scan(checked.api, barcode)).outcome).toBe(byPhone)
  })

  it('charged ten times at once lets one charge wait', async () => {
    await using checked = await openThrough(controlOf)
    const { barcode } = await checked.control.phone.showCode()

    const scans = await Promise.all(Array.from({ length: 10 }, () => scan(checked.api, barcode)))

    const [waiting, ...more] = scans.filter(({ outcome }) => outcome === byPhone)
    expect(more).toEqual([])
    expect(scans.filter(({ outcome }) => outcome === rejected)).toHaveLength(9)
    expect(await codesOf(checked.control)).toMatchObject([{ charge: waiting?.id }])
  })

  it('is among twenty at the most, newest first: the oldest goes, though they are shown at once', async () => {
    await using checked = await openThrough(controlOf)
    const { phone } = checked.control
    const first = await phone.showCode()
    const shown = await Promise.all(Array.from({ length: 19 }, () => phone.showCode()))
    const last = await phone.showCode()

    const kept = await codesOf(checked.control)

    expect(kept).toHaveLength(20)
    expect(kept[0]).toEqual(last)
    expect(new Set(kept)).toEqual(new Set([...shown, last]))
    expect((await scan(checked.api, first.barcode)).outcome).toBe(expired)
  })

  it('is remembered when a new one is shown after it ran out', async () => {
    await using checked = await openThrough(controlOf)
    const old = await checked.control.phone.showCode()
    await checked.control.clock.advance('2m')

    const fresh = await checked.control.phone.showCode()

    expect(await codesOf(checked.control)).toEqual([fresh])
    expect((await scan(checked.api, old.barcode)).outcome).toBe(expired)
  })

  it('is remembered in a state, however many there are', async () => {
    await using checked = await openThrough(controlOf)
    const { phone, clock, state } = checked.control
    const show = (count: number) =>
      Promise.all(Array.from({ length: count }, () => phone.showCode()))
    const [old] = await show(20)
    await clock.advance('2m')
    await show(20)

    await state.import(await state.export())

    expect(await codesOf(checked.control)).toHaveLength(20)
    expect((await scan(checked.api, old?.barcode ?? '')).outcome).toBe(expired)
  })

  it('belongs to one account', async () => {
    await using checked = await openThrough(controlOf)
    const { barcode } = await checked.control.phone.showCode()
    const other = checked.sandbox.controlOf('skey_test_other')

    expect(await other.phone.listCodes()).toEqual({ data: [] })
    await expect(other.phone.hideCode(barcode)).rejects.toMatchObject({ status: 404 })
    expect((await scan(checked.apiOf('skey_test_other'), barcode)).outcome).toBe(byServer)
    expect((await scan(checked.api, barcode)).outcome).toBe(byPhone)
  })

  it('goes with a reset', async () => {
    await using checked = await openThrough(controlOf)
    const { barcode } = await checked.control.phone.showCode()

    await checked.control.reset()

    expect(await codesOf(checked.control)).toEqual([])
    expect((await scan(checked.api, barcode)).outcome).toBe(byServer)
  })

  it('comes back with a snapshot and a state, also elsewhere', async () => {
    await using one = await openThrough(controlOf)
    await using other = await openThrough(controlOf, { seed: 'another', startAt: '2020-01-01' })
    const [used, live] = [await one.control.phone.showCode(), await one.control.phone.showCode()]
    await scan(one.api, used.barcode)
    const before = await codesOf(one.control)
    await one.control.snapshots.save('shown')
    const state = await one.control.state.export()
    await scan(one.api, live.barcode)

    await one.control.snapshots.restore('shown')
    await other.control.state.import(state)

    for (const { api, control } of [one, other]) {
      expect(await codesOf(control)).toEqual(before)
      expect((await scan(api, used.barcode)).outcome).toBe(rejected)
      expect((await scan(api, live.barcode)).outcome).toBe(byPhone)
    }
  })
})

const overHttp = Object.fromEntries(doors)['over HTTP'] as (typeof doors)[0][1]

it('a code that is hidden is in no log and no journal', async () => {
  await using checked = await openThrough(overHttp)
  const { phone, requests } = checked.control
  const [hidden, charged] = [(await phone.showCode()).barcode, (await phone.showCode()).barcode]
  await createCharge(checked.api, { source: { barcode: charged } })

  await phone.hideCode(hidden)
  for (const barcode of [hidden, charged]) await phone.hideCode(barcode).catch(() => {})

  const { data } = await requests.list()
  expect(
    data.flatMap(({ method, path }) => (method === 'DELETE' ? [path] : [])).toSorted(),
  ).toEqual(
    [hidden, hidden, charged]
      .map((barcode) => `/__sandbox/phone/codes/****${barcode.slice(-4)}`)
      .toSorted(),
  )
  for (const barcode of [hidden, charged]) {
    expect(JSON.stringify(data)).not.toContain(barcode)
    expect(checked.answers.map((answer) => answer.path).join(' ')).not.toContain(barcode)
  }
})
