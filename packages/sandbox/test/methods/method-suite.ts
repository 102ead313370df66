import type { Wire } from '@omise-sandbox/api'
import {
  addMonths,
  type Country,
  countries,
  currencies,
  failureCodes,
  failureMessages,
  feesOf,
  formatDuration,
  formatInstant,
  type Limits,
  matchesAll,
  methodOf,
  methodTypes,
  type PaymentMethod,
  parseInstant,
  subunits,
} from '@omise-sandbox/core'
import { describe, expect, it } from 'vitest'
import { type Api, type CheckedSandbox, openSandbox, testBarcode } from '../harness.ts'

const start = '2025-03-10T09:00:00Z'

/** How the suite looks at one method. */
export interface Looking {
  /** Whether answers are held against the documents, which a method that only a test has is not in. */
  readonly isDocumented: boolean
}

/** What every payment method must do, each by its own facts. */
export function describeMethod(method: PaymentMethod, { isDocumented }: Looking): void {
  const { type } = method
  const homes = countries.flatMap((country) => {
    const limits = method.limits[country]
    return limits ? [{ country, limits }] : []
  })
  const [home] = homes
  if (!home) throw new Error(`${type} is offered nowhere.`)

  const open = (country: Country = home.country, methods: readonly string[] = [type]) =>
    openSandbox(
      { clock: 'virtual', startAt: start, outcome: 'manual', country, methods },
      { shapes: isDocumented },
    )
  const body = (changes: object = {}, country: Country = home.country) =>
    bodyOf(method, country, changes)
  const create = async (api: Api, changes: object = {}, country: Country = home.country) =>
    (await api.post('/charges', body(changes, country)).expect(200)).body as Wire['Charge']

  describe.each(homes)(`${type} in $country`, ({ country, limits }) => {
    const currency = currencies[country]

    it('charges a scanned code: pending, with its fee, its time to pay and its own fields', async () => {
      await using checked = await open(country)

      const charge = await create(checked.api, {}, country)

      const { fee, feeVat, net } = feesOf(subunits(charge.amount), method.fee)
      expect(charge).toMatchObject({
        ...{ status: 'pending', currency, funding_currency: currency },
        ...{ fee, fee_vat: feeVat, net },
        expires_at: later(start, method.timeToPay),
        source: { type, currency, flow: 'offline', charge_status: 'pending' },
      })
      expect(charge.source.store_id).toBe(method.store === 'absent' ? null : 'BJ_ZZ_001')
      expect(charge.source.references === null).toBe(!method.hasReferences)
      expect('acquirer_reference_number' in charge).toBe(method.shape === '2024-09')
    })

    it.each(amountsAround(limits))('$what', async ({ amount, refusal }) => {
      await using checked = await open(country)

      const answer = await checked.api.post('/charges', body({ amount }, country))

      if (refusal === undefined) expect(answer.status).toBe(200)
      else {
        const message = `${refusal} (${currency.toLowerCase()} subunits)`
        expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_charge', message } })
      }
    })

    it('refuses the currencies of other countries, and says which is taken here', async () => {
      await using checked = await open(country)

      for (const other of Object.values(currencies).filter((one) => one !== currency)) {
        const answer = await checked.api.post('/charges', body({ currency: other }, country))

        expect(answer.status).toBe(400)
        expect(answer.body.message).toBe('currency is currently not supported')
        expect(answer.headers['x-sandbox-hint']).toContain(`takes ${currency}. For ${other}:`)
      }
    })

    it('keeps its money in the currency of the country', async () => {
      await using checked = await open(country)
      const { id } = await create(checked.api, {}, country)
      await checked.api.post(`/charges/${id}/mark_as_paid`).expect(200)

      const refund = await checked.api.post(`/charges/${id}/refunds`, { amount: 100 }).expect(200)

      expect(refund.body).toMatchObject({ currency, funding_currency: currency })
      expect((await checked.api.get('/balance')).body.currency).toBe(currency)
      expect((await checked.api.get('/account')).body).toMatchObject({ country, currency })
      const { data } = (await checked.api.get('/transactions')).body
      expect(data.map((one: Wire['Transaction']) => one.currency)).toEqual([currency, currency])
    })
  })

  describe(type, () => {
    it('expires when its time to pay is over, and not before', async () => {
      await using checked = await open()
      const { id } = await create(checked.api)

      await checked.sandbox.control.clock.advance(`${method.timeToPay - 1000}ms`)
      expect(await statusOf(checked.api, id)).toBe('pending')
      await checked.sandbox.control.clock.advance('1s')

      expect(await statusOf(checked.api, id)).toBe('expired')
    })

    it.each(method.failureCodes)('fails with %s, and its message', async (code) => {
      await using checked = await open()
      const { id } = await create(checked.api)

      const failed = await checked.api
        .post(`/charges/${id}/mark_as_failed`, { failure_code: code })
        .expect(200)

      expect(failed.body).toMatchObject({
        ...{ status: 'failed', failure_code: code, failure_message: failureMessages[code] },
      })
    })

    it('refuses a failure code that it lacks where that is named, saying which it has', async () => {
      await using checked = await open()
      const lacking = failureCodes.filter((code) => !method.failureCodes.includes(code))
      const { id } = await create(checked.api)

      for (const code of lacking) {
        const answers = [
          await checked.api.post(`/charges/${id}/mark_as_failed`, { failure_code: code }),
          await checked.api
            .post('/charges', body())
            .set('Prefer', `outcome=failed;failure_code=${code}`),
        ]
        for (const answer of answers) {
          expect(answer).toMatchObject({
            status: 400,
            body: { code: 'bad_request', message: `${type} has no failure code ${code}` },
          })
          expect(answer.headers['x-sandbox-hint']).toContain(method.failureCodes.join(', '))
        }
        const decided = checked.sandbox.control.charges.setOutcome(id, {
          ...{ outcome: 'failed', failure_code: code },
        })
        await expect(decided).rejects.toMatchObject({ status: 400 })
      }
      expect(await statusOf(checked.api, id)).toBe('pending')
    })

    it('fails with failed_processing and a hint where a rule asks for a code that it lacks', async () => {
      await using checked = await open()
      for (const code of failureCodes) {
        const { control } = checked.sandbox
        await control.rules.add({ outcome: 'failed', failure_code: code, after: '0s', times: 1 })

        const answer = await checked.api.post('/charges', body()).expect(200)

        const has = method.failureCodes.includes(code)
        const hint = answer.headers['x-sandbox-hint'] ?? ''
        expect(hint.includes(`${type} has no failure code ${code}`)).toBe(!has)
        const charge = (await checked.api.get(`/charges/${answer.body.id}`)).body
        expect(charge.failure_code).toBe(has ? code : 'failed_processing')
      }
    })

    it('fails with its own shortage code for the test barcode that ends in 1003', async () => {
      await using checked = await open()

      const { id } = await create(checked.api, { barcode: testBarcode('1003') })
      await checked.sandbox.control.clock.advance('1m')

      expect((await checked.api.get(`/charges/${id}`)).body.failure_code).toBe(method.shortage)
    })

    it('wants a store if its charges name one, and ignores one with a hint if not', async () => {
      await using checked = await open()
      const without = { store_id: null, store_name: null }

      const bare = await checked.api.post('/charges', body(without))
      const named = await checked.api.post('/charges', body({ store_id: 'S1', store_name: 'One' }))

      if (method.store === 'conditional') {
        expect(bare.body.message).toBe("store_id can't be blank and store_name can't be blank")
        expect(named.body.source).toMatchObject({ store_id: 'S1', store_name: 'One' })
      } else {
        expect(bare.status).toBe(200)
        expect(named.body.source).toMatchObject({ store_id: null, store_name: null })
        expect(named.headers['x-sandbox-hint']).toContain(
          `${type} has no store: store_id, store_name had no effect.`,
        )
      }
    })

    it.each([
      ['2025-03-10T10:00:00Z', '2025-03-10T16:14:59Z', true],
      ['2025-03-10T10:00:00Z', '2025-03-10T16:15:00Z', false],
      ['2025-03-10T16:20:00Z', '2025-03-11T16:14:59Z', true],
      ['2025-03-10T16:20:00Z', '2025-03-11T16:15:00Z', false],
    ])('paid at %s and refunded whole at %s: a void is %s', async (paid, refunded, voided) => {
      await using checked = await open()
      const { id, amount } = await paidAt(checked, paid)
      await checked.sandbox.control.clock.set(refunded)

      const { body: charge } = await checked.api.get(`/charges/${id}`)
      const refund = await checked.api.post(`/charges/${id}/refunds`, { amount }).expect(200)

      expect(refund.body.voided).toBe(voided)
      if ('can_perform_void' in charge) expect(charge.can_perform_void).toBe(voided)
    })

    it('is refunded until its last day, and not a second later', async () => {
      await using checked = await open()
      const { id } = await paidAt(checked, start)
      const last = addMonths(momentOf(start), method.refundMonths)
      const { control } = checked.sandbox
      await control.clock.set(formatInstant(last))

      await checked.api.post(`/charges/${id}/refunds`, { amount: 100 }).expect(200)
      await control.clock.advance('1s')

      const late = await checked.api.post(`/charges/${id}/refunds`, { amount: 100 })
      expect(late).toMatchObject({ status: 400, body: { code: 'failed_refund' } })
    })

    it('has as many refunds as it may, and no more', async () => {
      await using checked = await open()
      const { id } = await paidAt(checked, start)
      for (let count = 0; count < method.maxRefunds; count++) {
        await checked.api.post(`/charges/${id}/refunds`, { amount: 1 }).expect(200)
      }

      const more = await checked.api.post(`/charges/${id}/refunds`, { amount: 1 })

      expect(more.body.message).toContain(`has ${method.maxRefunds} refunds already`)
    })

    it("is paid with a code of the payer's phone, in the form of its wallet", async () => {
      await using checked = await open()
      const { control } = checked.sandbox

      const code = await control.phone.showCode()
      const { id } = await create(checked.api, { barcode: code.barcode })
      await control.charges.setOutcome(id, { outcome: 'successful' })

      expect(code.source_type).toBe(type)
      expect(code.barcode).toHaveLength(method.code.shown.digits)
      expect(code.barcode.startsWith(method.code.shown.prefix)).toBe(true)
      expect(await statusOf(checked.api, id)).toBe('successful')
    })

    it('by strict rules takes its own codes and test barcodes, and names the wallet of others', async () => {
      await using checked = await openSandbox(
        { country: home.country, methods: [type], barcodeRules: 'strict', startAt: start },
        { shapes: isDocumented },
      )
      const shown = await checked.sandbox.control.phone.showCode()

      for (const barcode of [shown.barcode, testBarcode('0000')]) {
        await checked.api.post('/charges', body({ barcode })).expect(200)
      }
      for (const other of walletsUnlike(method)) {
        const barcode = sampleOf(other)
        const refused = await checked.api.post('/charges', body({ barcode }))

        expect(refused).toMatchObject({ status: 400, body: { message: 'barcode is invalid' } })
        expect(refused.headers['x-sandbox-hint']).toContain(`${other.wallet} code`)
      }
    })

    it('is refused where it is switched off, as a type that is not supported, with what to do', async () => {
      const others = methodTypes.filter((one) => one !== type)
      const otherHome = countries.find((country) =>
        others.some((one) => methodOf(one).limits[country] !== undefined),
      )
      if (otherHome === undefined) throw new Error('There is no other method.')
      const there = others.filter((one) => methodOf(one).limits[otherHome] !== undefined)
      await using checked = await open(otherHome, there)

      const answer = await checked.api.post('/charges', body({}, otherHome))

      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'invalid_charge', message: 'type is currently not supported' },
      })
      expect(answer.headers['x-sandbox-hint']).toContain(`source[type]=${there[0]}`)
    })

    it('is listed in capability, found by search, and told of by the control API', async () => {
      await using checked = await open()
      const { id } = await create(checked.api)

      const { body: capability } = await checked.api.get('/capability')
      const { body: found } = await checked.api.get(
        `/search?scope=charge&filters[source_type]=${type}`,
      )

      const names = capability.payment_methods.map(({ name }: { name: string }) => name)
      expect(names).toEqual([type])
      expect(found.data.map((one: Wire['Charge']) => one.id)).toEqual([id])
      const { data } = await checked.sandbox.control.methods.list()
      expect(data.find((one) => one.source_type === type)).toMatchObject({
        ...{ enabled: true, wallet: method.wallet, ...home.limits },
        time_to_pay: formatDuration(method.timeToPay),
        failure_codes: method.failureCodes,
      })
    })

    it('is what a rule can match on', async () => {
      await using checked = await open()
      const { id } = await create(checked.api)

      const [summary] = (await checked.sandbox.control.charges.listSummaries()).data

      expect(summary).toMatchObject({ id, source_type: type, currency: currencies[home.country] })
      const copy = (await checked.sandbox.control.state.export()).data as {
        readonly charges: readonly Parameters<typeof matchesAll>[1][]
      }
      const [charge] = copy.charges
      if (!charge) throw new Error('The export has no charge.')
      for (const one of methodTypes) {
        expect(matchesAll([{ field: 'source_type', equals: one }], charge)).toBe(one === type)
      }
    })

    it('tells of itself in events in the shape of its charges', async () => {
      await using checked = await open()
      const charge = await create(checked.api)

      const { body: events } = await checked.api.get('/events')

      expect(events.data[0].data).toEqual(charge)
      expect(Object.keys(events.data[0].data)).toEqual(Object.keys(charge))
    })

    it('charges a source that was made before', async () => {
      await using checked = await open()
      const { amount, currency, source } = body() as {
        amount: number
        currency: string
        source: object
      }
      const made = await checked.api.post('/sources', { amount, currency, ...source }).expect(200)

      const charged = await checked.api
        .post('/charges', { amount, currency, source: made.body.id })
        .expect(200)

      expect(charged.body.source).toMatchObject({ id: made.body.id, type })
      expect(made.body.references).toBeNull()
    })
  })

  async function paidAt(checked: CheckedSandbox, moment: string): Promise<Wire['Charge']> {
    const { control } = checked.sandbox
    await control.clock.set(moment)
    const charge = await create(checked.api)
    await checked.api.post(`/charges/${charge.id}/mark_as_paid`).expect(200)
    return charge
  }
}

async function statusOf(api: Api, id: string): Promise<string> {
  return (await api.get(`/charges/${id}`)).body.status
}

/** A charge of the method in a country; `barcode` and the fields of a store go into its source. */
function bodyOf(method: PaymentMethod, country: Country, changes: object): object {
  const { barcode, store_id, store_name, ...rest } = changes as Record<string, unknown>
  const stored = method.store === 'conditional' ? { store_id: 'BJ_ZZ_001', store_name: 'Shop' } : {}
  const given = {
    ...(store_id === undefined ? {} : { store_id }),
    ...(store_name === undefined ? {} : { store_name }),
  }
  const source = { type: method.type, barcode: barcode ?? sampleOf(method), ...stored, ...given }
  return { amount: 400_000, currency: currencies[country], source, ...rest }
}

/** A code as the wallet shows it. */
function sampleOf({ code }: PaymentMethod): string {
  return code.shown.prefix.padEnd(code.shown.digits, '7')
}

/** Methods whose codes this one cannot be; of those whose codes look alike, the first. */
function walletsUnlike({ code }: PaymentMethod): readonly PaymentMethod[] {
  const lead = (method: PaymentMethod) => method.code.firstTwo[0]
  const all = methodTypes.map(methodOf).filter((other) => lead(other) !== code.firstTwo[0])
  return all.filter((one, index) => all.findIndex((other) => lead(other) === lead(one)) === index)
}

function amountsAround({ min, max }: Limits) {
  const below = `amount must be greater than or equal to ${min}`
  const above = `amount must be less than or equal to ${max}`
  return [
    { what: 'refuses less than its least', amount: min - 1, refusal: below },
    { what: 'takes its least', amount: Number(min), refusal: undefined },
    { what: 'takes its most', amount: Number(max), refusal: undefined },
    { what: 'refuses more than its most', amount: max + 1, refusal: above },
  ]
}

function momentOf(text: string) {
  const moment = parseInstant(text)
  if (moment === undefined) throw new Error(`${text} is no time.`)
  return moment
}

function later(text: string, milliseconds: number): string {
  return formatInstant((momentOf(text) + milliseconds) as ReturnType<typeof momentOf>)
}
