import { omiseRoutes } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import { chargeBody, createCharge, openSandbox } from './harness.ts'
import { request } from './request.ts'

const hintIn = (answer: { headers: Record<string, string> }) => answer.headers['x-sandbox-hint']

describe('a field that nobody reads', () => {
  it.each<[Parameters<typeof chargeBody>[0], string]>([
    [{ metdata: { order: '7' } }, 'metdata is not read. Did you mean metadata?'],
    [{ descripton: 'Table 7' }, 'descripton is not read. Did you mean description?'],
    [{ source: { storeid: '7' } }, 'source[storeid] is not read. Did you mean source[store_id]?'],
    [{ source: { bar_code: '7' } }, 'source[bar_code] is not read. Did you mean source[barcode]?'],
    [{ store_id: 'A' }, 'store_id is not read.'],
    [{ colour: 'red', shape: 'round' }, 'colour is not read. shape is not read.'],
    [{ platform_fee: { fixed: 1 } }, 'platform_fee has no effect in this sandbox.'],
    [{ source: { email: 'a@b.c' } }, 'source[email] has no effect in this sandbox.'],
    [{ a: 1, b: 1, c: 1, d: 1, e: 1 }, '2 more are not read.'],
  ])('of a charge: %j is answered, and named in a hint', async (changes, hint) => {
    await using checked = await openSandbox()

    const answer = await checked.api.post('/charges', chargeBody(changes)).expect(200)

    expect(hintIn(answer)).toContain(hint)
  })

  it.each([
    ['/charges?page=2', 'page is not read. Use: from, to, offset, limit, order.'],
    ['/charges?ofset=2', 'ofset is not read. Did you mean offset?'],
    ['/search?scope=charge&filter[amount]=1', 'filter is not read. Did you mean filters?'],
    ['/balance?currency=thb', 'currency is not read: there are no parameters here.'],
  ])('of GET %s is named in a hint', async (path, hint) => {
    await using checked = await openSandbox()

    expect(hintIn(await checked.api.get(path).expect(200))).toBe(hint)
  })

  it('is named where the request is refused for want of it, and kept in the journal', async () => {
    await using checked = await openSandbox()
    const { control } = checked.sandbox
    const source = { store_id: undefined, storeid: 'BJ_ZZ_001' }

    const answer = await checked.api.post('/charges', chargeBody({ source }))
    const journal = await control.requests.list()

    expect(answer).toMatchObject({ status: 400, body: { message: "store_id can't be blank" } })
    expect(hintIn(answer)).toContain('Did you mean source[store_id]?')
    expect(journal.data[0]?.hint).toBe(hintIn(answer))
  })

  it('is named beside what else there is to say, in one header', async () => {
    await using checked = await openSandbox()

    const answer = await checked.api
      .get('/charges?page=2')
      .set('Omise-Version', '2020-01-01')
      .expect(200)

    expect(hintIn(answer)).toMatch(/There is no API version.*page is not read/)
  })

  it.each(['281234567890123456', 'skey_test_5kgevscrv4hfzxsaz19', '{"amount":1}', 'é'])(
    'that is no name is not repeated: %s',
    async (name) => {
      await using checked = await openSandbox()

      const answer = await checked.api.post('/charges', { ...chargeBody(), [name]: 1 })

      expect(hintIn(answer)).toContain('A field with an odd name is not read')
      expect(hintIn(answer)).not.toContain(name)
    },
  )
})

describe('no hint', () => {
  it('is given for what is read, whatever it holds', async () => {
    await using checked = await openSandbox()
    const body = chargeBody({
      ...{ description: 'x', ip: '127.0.0.1', return_uri: 'https://a.example/', capture: true },
      metadata: { colour: 'red', metdata: { x: 1 } },
      webhook_endpoints: ['http://127.0.0.1:9/'],
    })

    const answer = await checked.api.post('/charges', body).expect(200)

    expect(hintIn(answer)).toBeUndefined()
  })

  it('is given for parameters that an SDK sends with nothing in them', async () => {
    await using checked = await openSandbox()
    const nothing = { customer: null, card: '', platform_fee: null, first_charge: false }

    const made = await checked.api.post('/charges', chargeBody(nothing)).expect(200)
    const listed = await request(checked.sandbox.handler)
      .get('/charges')
      .auth(checked.sandbox.secretKey, '')
      .send({ limit: 100, offset: 0, order: null, from: null, to: null, status: null })

    expect([hintIn(made), hintIn(listed)]).toEqual([undefined, undefined])
  })

  it('is given for a GET with an empty body, of any operation', async () => {
    await using checked = await openSandbox()
    const { id } = await createCharge(checked.api)

    for (const { method, path } of omiseRoutes) {
      if (method !== 'get') continue
      const answer = await request(checked.sandbox.handler)
        .get(path.replace('{charge}', id))
        .auth(checked.sandbox.secretKey, '')
        .send({})
      expect(hintIn(answer) ?? '').not.toContain('not read')
    }
  })

  it('is given where headers are strict', async () => {
    await using checked = await openSandbox({ strictHeaders: true })

    expect(hintIn(await checked.api.get('/charges?page=2').expect(200))).toBeUndefined()
  })
})
