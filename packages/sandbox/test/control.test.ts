import { describe, expect, it } from 'vitest'
import type { SandboxOptions } from '../src/index.ts'
import {
  createCharge,
  doors,
  getCharge,
  openReceiver,
  openThrough,
  testBarcode,
} from './harness.ts'

describe.each(doors)('control %s', (_door, controlOf) => {
  const open = (options: SandboxOptions = {}) => openThrough(controlOf, options)

  describe('the clock', () => {
    it('is frozen, set, advanced and reset', async () => {
      await using checked = await open({ clock: 'real' })
      const { clock } = checked.control

      const shown = [
        await clock.freeze('2026-01-01T00:00:00Z'),
        await clock.advance('90m'),
        await clock.set('2025-01-01'),
        await clock.now(),
      ]
      const real = await clock.reset()

      expect(shown).toEqual([
        { now: '2026-01-01T00:00:00Z', mode: 'frozen', scale: 0 },
        { now: '2026-01-01T01:30:00Z', mode: 'frozen', fired: [], fired_count: 0 },
        { now: '2025-01-01T00:00:00Z', mode: 'frozen', scale: 0 },
        { now: '2025-01-01T00:00:00Z', mode: 'frozen', scale: 0 },
      ])
      expect(real.mode).toBe('running')
      expect(Math.abs(Date.parse(real.now) - Date.now())).toBeLessThan(5_000)
    })

    it('that runs goes on running from where it was set', async () => {
      await using checked = await open({ clock: 'real' })

      const set = await checked.control.clock.set('2030-01-01T00:00:00Z')

      expect(set.mode).toBe('running')
      expect(set.now).toMatch(/^2030-01-01T00:00:0/)
      expect(await createCharge(checked.api)).toMatchObject({
        created_at: expect.stringMatching(/^2030-01-01T00:00:/),
      })
    })

    it('runs at the pace it is given, and frozen no more', async () => {
      await using checked = await open()
      const { clock } = checked.control

      const scaled = await clock.scale(3600)
      const { id } = await createCharge(checked.api, { source: { barcode: testBarcode('0101') } })
      // A minute passes in a sixtieth of a second.
      const found = await checked.control.wait({ charge: id, status: 'successful' })
      const frozen = await clock.freeze()

      expect(scaled).toMatchObject({ mode: 'running', scale: 3600 })
      expect(found.charge.paid_at).toMatch(/^2025-06-01T10:/)
      expect(Date.parse(String(found.charge.paid_at))).toBeGreaterThanOrEqual(
        Date.parse(String(found.charge.created_at)) + 60_000,
      )
      expect(frozen).toMatchObject({ mode: 'frozen', scale: 0 })
    })

    it.each([0, -1, 0.0001, 1_000_001, '60', null])('cannot run at %j times', async (factor) => {
      await using checked = await open()

      await expect(checked.control.clock.scale(factor as never)).rejects.toMatchObject({
        status: 400,
        remedy: expect.stringContaining('from 0.001 to 1000000'),
      })
      expect(await checked.control.clock.now()).toMatchObject({ mode: 'frozen' })
    })

    it('does on the way all that falls due, in its order, and says what', async () => {
      await using checked = await open()
      await using receiver = await openReceiver()
      await checked.control.webhooks.update({ url: receiver.url })
      const paid = await createCharge(checked.api)
      const never = await createCharge(checked.api, { source: { barcode: testBarcode('0100') } })
      await checked.sandbox.settled()

      const advanced = await checked.control.clock.advance('48h')

      expect(advanced.now).toBe('2025-06-03T10:00:00Z')
      expect(advanced.fired.map(({ at, task, charge }) => [at, task, charge])).toEqual([
        ['2025-06-01T10:00:02Z', 'payer-answers', paid.id],
        ['2025-06-01T10:00:02Z', 'webhook-is-sent', paid.id],
        ['2025-06-02T10:00:00Z', 'charge-expires', never.id],
        ['2025-06-02T10:00:00Z', 'webhook-is-sent', never.id],
      ])
      expect(receiver.received).toHaveLength(4)
    })

    it('moved on by two at once moves on by both', async () => {
      await using checked = await open()
      const { id } = await createCharge(checked.api, { source: { barcode: testBarcode('0100') } })

      const both = await Promise.all([
        checked.control.clock.advance('13h'),
        checked.control.clock.advance('12h'),
      ])

      expect(await checked.control.clock.now()).toMatchObject({ now: '2025-06-02T11:00:00Z' })
      expect(both[0].fired_count + both[1].fired_count).toBe(1)
      expect(await getCharge(checked.api, id)).toMatchObject({ status: 'expired' })
    })

    it('in one jump of two days gives what two days in minutes give', async () => {
      const runs = await Promise.all(
        ['48h', '10m'].map(async (step) => {
          await using checked = await open({ seed: 'same' })
          for (const ending of ['0000', '0100', '0101', '1001']) {
            await createCharge(checked.api, { source: { barcode: testBarcode(ending) } })
          }
          const steps = step === '48h' ? 1 : 288
          for (let count = 0; count < steps; count++) await checked.control.clock.advance(step)
          return [(await checked.api.get('/charges')).body, (await checked.api.get('/events')).body]
        }),
      )

      expect(runs[1]).toEqual(runs[0])
    })

    it('set ahead does what is due by then before anything else is decided', async () => {
      await using checked = await open()
      const { id } = await createCharge(checked.api, { source: { barcode: testBarcode('0100') } })
      const paid = await createCharge(checked.api)

      await checked.control.clock.set('2025-06-02T11:00:00Z')
      const late = await checked.api.post(`/charges/${id}/mark_as_paid`, {})

      expect(late.body).toMatchObject({
        code: 'invalid_charge',
        message: 'charge is expired already',
      })
      expect(await getCharge(checked.api, paid.id)).toMatchObject({
        paid_at: '2025-06-01T10:00:02Z',
      })
    })

    it('is not held up by a receiver that hangs, nor is a reset', async () => {
      await using checked = await open()
      let release = (_status: number) => {}
      const held = new Promise<number>((resolve) => {
        release = resolve
      })
      await using receiver = await openReceiver(() => held)
      await checked.control.webhooks.update({ url: receiver.url })
      await createCharge(checked.api)
      await receiver.until(1)
      const advancing = checked.control.clock.advance('1h')

      await checked.control.webhooks.update({ url: null })
      await checked.control.reset()
      release(200)

      expect(await advancing).toMatchObject({ now: '2025-06-01T10:00:00Z' })
      expect(await checked.control.clock.now()).toMatchObject({ now: '2025-06-01T10:00:00Z' })
    })

    it('that is frozen still does what is due at its instant', async () => {
      await using checked = await open()
      const { id } = await createCharge(checked.api, { source: { barcode: testBarcode('0001') } })

      const found = await checked.control.wait({ charge: id, status: 'successful' })

      expect(found.charge.status).toBe('successful')
    })

    it.each([
      ['5', '"5" is not a duration.'],
      ['-1h', '"-1h" is not a duration.'],
      ['', '"" is not a duration.'],
    ])('is not advanced by %j', async (by, detail) => {
      await using checked = await open()

      await expect(checked.control.clock.advance(by)).rejects.toMatchObject({ status: 400, detail })
      expect(await checked.control.clock.now()).toMatchObject({ now: '2025-06-01T10:00:00Z' })
    })

    it('is not set to what is no time, nor moved out of time', async () => {
      await using checked = await open()
      await checked.control.clock.set('2289-12-31')

      await expect(checked.control.clock.set('soon')).rejects.toMatchObject({ status: 400 })
      await expect(checked.control.clock.set('2290-01-02')).rejects.toMatchObject({ status: 400 })
      await expect(checked.control.clock.advance('2d')).rejects.toMatchObject({ status: 400 })
    })
  })

  describe('an outcome', () => {
    it('is decided at once, or after a while', async () => {
      await using checked = await open({ outcome: 'manual' })
      const [now, later] = [await createCharge(checked.api), await createCharge(checked.api)]

      const failed = await checked.control.charges.setOutcome(now.id, {
        outcome: 'failed',
        failure_code: 'insufficient_balance',
      })
      const planned = await checked.control.charges.setOutcome(later.id, {
        outcome: 'successful',
        after: '5s',
      })
      await checked.control.clock.advance('5s')

      expect(failed).toMatchObject({ status: 'failed', failure_code: 'insufficient_balance' })
      expect(planned).toMatchObject({ status: 'pending' })
      expect(await getCharge(checked.api, later.id)).toMatchObject({
        status: 'successful',
        paid_at: '2025-06-01T10:00:05Z',
      })
    })

    it('takes the place of what the payer would have done', async () => {
      await using checked = await open()
      const { id } = await createCharge(checked.api)

      await checked.control.charges.setOutcome(id, { outcome: 'manual' })
      await checked.control.clock.advance('25h')

      expect(await getCharge(checked.api, id)).toMatchObject({ status: 'expired' })
    })

    it('is what the charge then says decided it', async () => {
      await using checked = await open()
      const { id } = await createCharge(checked.api)
      const said = async () =>
        (await checked.api.get(`/charges/${id}`)).headers['x-sandbox-outcome']

      await checked.control.charges.setOutcome(id, { outcome: 'failed', after: '5s' })
      const planned = await said()
      await checked.api.post(`/charges/${id}/mark_as_paid`, {}).expect(200)

      expect(planned).toBe('failed;failure_code=failed_processing;after=5s;decided_by=control')
      expect(await said()).toBe('successful;after=0s;decided_by=api')
    })

    it('of a final charge is refused with its status', async () => {
      await using checked = await open()
      const { id } = await createCharge(checked.api)
      await checked.control.clock.advance('2s')

      const again = checked.control.charges.setOutcome(id, { outcome: 'failed' })
      const planned = checked.control.charges.setOutcome(id, { outcome: 'expired', after: '1s' })

      for (const refused of [again, planned]) {
        await expect(refused).rejects.toMatchObject({
          status: 409,
          extra: { charge_status: 'successful' },
        })
      }
    })

    it.each([
      [{ outcome: 'payed' }, 'successful, failed, expired, manual'],
      [{ outcome: 'failed', failure_code: 'broke' }, 'payment_cancelled, failed_processing'],
      [{ outcome: 'failed', when: '5s' }, 'outcome, failure_code, after'],
      [{}, 'Add it'],
    ])('%j is refused, naming what is valid', async (outcome, remedy) => {
      await using checked = await open({ outcome: 'manual' })
      const { id } = await createCharge(checked.api)

      const refused = checked.control.charges.setOutcome(id, outcome as never)

      await expect(refused).rejects.toMatchObject({
        status: 400,
        remedy: expect.stringContaining(remedy),
      })
      expect(await getCharge(checked.api, id)).toMatchObject({ status: 'pending' })
    })

    it('of a charge of another account is not found', async () => {
      await using checked = await open()
      const other = await createCharge(checked.apiOf('skey_test_other'))

      const refused = checked.control.charges.setOutcome(other.id, { outcome: 'failed' })

      await expect(refused).rejects.toMatchObject({ status: 404 })
    })
  })

  describe('the account', () => {
    it('takes settings, and leaves what is left out', async () => {
      await using checked = await open()

      await checked.control.account.updateSettings({ default_store: { id: 'S1', name: 'Ours' } })
      await checked.control.account.updateSettings({
        default_outcome: { outcome: 'failed', failure_code: 'payment_rejected', after: '1s' },
        void_cutoff: '10:01',
      })

      expect(await checked.control.account.getSettings()).toEqual({
        account: 'sandbox',
        country: 'TH',
        currency: 'THB',
        methods: ['barcode_alipay', 'alipayplus_upm', 'wechat_pay_upm'],
        api_version: '2019-05-29',
        default_store: { id: 'S1', name: 'Ours' },
        default_outcome: { outcome: 'failed', failure_code: 'payment_rejected', after: '1s' },
        void_cutoff: '10:01',
      })
      const { id } = await createCharge(checked.api, {
        source: { store_id: null, store_name: null },
      })
      await checked.control.clock.advance('1s')
      expect(await getCharge(checked.api, id)).toMatchObject({ failure_code: 'payment_rejected' })
    })

    it("goes back to the server's outcome with null", async () => {
      await using checked = await open()
      await checked.control.account.updateSettings({ default_outcome: { outcome: 'manual' } })

      const settings = await checked.control.account.updateSettings({ default_outcome: null })

      expect(settings.default_outcome).toEqual({ outcome: 'successful', after: '2s' })
    })

    it.each([
      { void_cutoff: '25:00' },
      { void_cutoff: 'four' },
      { default_store: { id: 'S1' } },
      { default_store: { id: ' ', name: 'x' } },
      { default_outcome: { outcome: 'payed' } },
      { default_outcome: { outcome: 'failed', after: '5' } },
      { api_version: '2001-01-01' },
      { colour: 'red' },
    ])('refuses %j, and nothing changes', async (change) => {
      await using checked = await open()
      const before = await checked.control.account.getSettings()

      await expect(checked.control.account.updateSettings(change as never)).rejects.toMatchObject({
        status: 400,
      })

      expect(await checked.control.account.getSettings()).toEqual(before)
    })

    it('is emptied by reset to what it was when new', async () => {
      await using checked = await open()
      const secret = (await checked.control.webhooks.get()).secret
      await checked.control.webhooks.update({ url: 'http://127.0.0.1:9/hook', secret: null })
      await checked.control.account.updateSettings({ default_store: { id: 'S1', name: 'Ours' } })
      const first = await createCharge(checked.api)
      await checked.control.clock.advance('3h')

      await checked.control.reset()

      expect((await checked.api.get('/charges')).body.total).toBe(0)
      expect((await checked.api.get('/events')).body.total).toBe(0)
      expect(await checked.control.deliveries.list()).toEqual({ data: [], total: 0 })
      expect(await checked.control.account.getSettings()).toMatchObject({ default_store: null })
      expect(await checked.control.webhooks.get()).toMatchObject({ url: null, secret })
      expect(await checked.control.clock.now()).toEqual({
        now: '2025-06-01T10:00:00Z',
        mode: 'frozen',
        scale: 0,
      })
      expect(await createCharge(checked.api)).toMatchObject({ id: first.id })
    })
  })

  describe('webhooks', () => {
    it('are set by parts', async () => {
      await using checked = await open()
      const url = 'http://127.0.0.1:9/hook'

      await checked.control.webhooks.update({ url, events: ['charge.complete'] })
      const settings = await checked.control.webhooks.update({ secret: 'c2VjcmV0LW9mLXR3ZW50eQ==' })

      expect(settings).toEqual({
        url,
        events: ['charge.complete'],
        retry_policy: 'omise',
        secret: 'c2VjcmV0LW9mLXR3ZW50eQ==',
        previous_secret: null,
        rotates_until: null,
        standard_headers: false,
        disabled: false,
      })
      expect((await checked.api.get('/account')).body.webhook_uri).toBe(url)
    })

    it.each([
      [{ events: ['charge.failed'] }, 'charge.complete'],
      [{ events: [] }, ''],
      [{ retry_policy: 'twice' }, 'omise'],
      [{ secret: 'not base64!' }, 'base64'],
      [{ secret: 'A'.repeat(17) }, 'base64'],
      [{ uri: 'http://127.0.0.1/' }, 'url, events, retry_policy, secret'],
    ])('%j is refused, naming what is valid', async (change, remedy) => {
      await using checked = await open()

      await expect(checked.control.webhooks.update(change as never)).rejects.toMatchObject({
        status: 400,
        remedy: expect.stringContaining(remedy),
      })
    })
  })

  describe('a wait', () => {
    it('answers when the charge is final and its webhooks are done', async () => {
      await using checked = await open({ clock: 'real', after: '30ms' })
      await using receiver = await openReceiver()
      await checked.control.webhooks.update({ url: receiver.url })
      const { id } = await createCharge(checked.api)

      const found = await checked.control.wait({
        charge: id,
        status: 'successful',
        deliveries: 'settled',
      })

      expect(found.charge).toMatchObject({ id, status: 'successful' })
      expect(found.deliveries.map(({ key, state }) => [key, state])).toEqual([
        ['charge.create', 'delivered'],
        ['charge.complete', 'delivered'],
      ])
    })

    it('that is over says what is still due, and when', async () => {
      await using checked = await open()
      const { id } = await createCharge(checked.api)

      const wait = checked.control.wait({ charge: id, timeout: '10ms' })

      await expect(wait).rejects.toMatchObject({
        status: 408,
        extra: {
          charge_status: 'pending',
          due: [
            { at: '2025-06-01T10:00:02Z', task: 'payer-answers', charge: id },
            { at: '2025-06-02T10:00:00Z', task: 'charge-expires', charge: id },
          ],
        },
      })
    })

    it('for what can no longer come is refused at once', async () => {
      await using checked = await open()
      const { id } = await createCharge(checked.api)
      await checked.control.clock.advance('2s')

      const wait = checked.control.wait({ charge: id, status: 'failed', timeout: '10m' })

      await expect(wait).rejects.toMatchObject({
        status: 409,
        extra: { charge_status: 'successful' },
      })
    })

    it.each([
      [{ charge: 'chrg_test_0' }, 404],
      [{ charge: '', timeout: '11m' }, 400],
      [{ charge: '', timeout: '5' }, 400],
      [{ charge: '', status: 'payed' as never }, 400],
      [{ charge: '', deliveries: 'done' as never }, 400],
      [{} as never, 400],
    ])('%j is refused with %i', async (condition, status) => {
      await using checked = await open()

      await expect(checked.control.wait(condition)).rejects.toMatchObject({ status })
    })
  })

  it.each([{ limit: 1.5 }, { offset: -1 }, { charges: 'x' }])(
    'deliveries cannot be asked for by %j',
    async (query) => {
      await using checked = await open()

      await expect(checked.control.deliveries.list(query as never)).rejects.toMatchObject({
        status: 400,
      })
    },
  )

  it('the deliveries of an unknown charge are not found', async () => {
    await using checked = await open()

    await expect(checked.control.deliveries.list({ charge: 'chrg_test_0' })).rejects.toMatchObject({
      status: 404,
    })
  })
})
