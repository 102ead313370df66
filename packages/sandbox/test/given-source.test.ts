import type { Wire } from '@omise-sandbox/api'
import { describe, expect, it } from 'vitest'
import { type CheckedSandbox, openSandbox, testBarcode } from './harness.ts'

const money = { amount: 400_000, currency: 'THB' }

async function makeSource({ api }: CheckedSandbox, changes: object = {}): Promise<Wire['Source']> {
  const code = { type: 'barcode_alipay', barcode: '281234567890123456' }
  const store = { store_id: 'BJ_ZZ_001', store_name: 'Some Store' }
  const { body } = await api.post('/sources', { ...money, ...code, ...store, ...changes })
  return body
}

async function chargesOf({ api }: CheckedSandbox) {
  return (await api.get('/charges').expect(200)).body as Wire['ChargeList']
}

describe('a source given as an object with its id', () => {
  it.each(['2020-07', '2025-03'])(
    'is charged itself, whole as it was answered (%s)',
    async (wire) => {
      await using checked = await openSandbox({ wire })
      const source = await makeSource(checked)

      const answer = await checked.api.post('/charges', { ...money, source }).expect(200)

      expect(answer.body.source).toMatchObject({ id: source.id, barcode: source.barcode })
      expect(answer.headers['x-sandbox-hint']).toBeUndefined()
      const kept = await checked.api.get(`/sources/${source.id}`).expect(200)
      expect(kept.body.charge_status).toBe('pending')
    },
  )

  it.each([
    ['JSON', (id: string) => ({ ...money, source: { id } })],
    [
      'JSON, with nulls as an SDK sends',
      (id: string) => ({
        ...money,
        source: { id, type: null, barcode: null, amount: null, store_id: null },
      }),
    ],
    ['a form', (id: string) => `amount=400000&currency=thb&source[id]=${id}`],
  ])('needs nothing else, as %s', async (_form, bodyOf) => {
    await using checked = await openSandbox()
    const { id } = await makeSource(checked)

    const { body } = await checked.api.post('/charges', bodyOf(id) as object).expect(200)

    expect(body.source).toMatchObject({ id, store_id: 'BJ_ZZ_001', barcode: '281234567890123456' })
  })

  it('is charged as it is stored where other fields differ, which a hint names', async () => {
    await using checked = await openSandbox()
    const source = await makeSource(checked)

    const changed = {
      ...source,
      barcode: testBarcode('1003'),
      store_name: 'Other',
      currency: 'thb',
    }
    const { body, headers } = await checked.api.post('/charges', { ...money, source: changed })

    expect(body.source).toMatchObject({ id: source.id, barcode: source.barcode })
    expect(headers['x-sandbox-outcome']).toContain('successful')
    expect(headers['x-sandbox-hint']).toContain('barcode, store_name in source differ')
    expect(headers['x-sandbox-hint']).not.toContain(testBarcode('1003'))
  })

  it.each(['src_test_5kgevscd46go3p1w68i', 'nothing'])(
    'of an id that is unknown is refused as that id is: %s',
    async (id) => {
      await using checked = await openSandbox()

      const [object, text] = await Promise.all([
        checked.api.post('/charges', { ...money, source: { id } }),
        checked.api.post('/charges', { ...money, source: id }),
      ])

      expect([object.status, object.body]).toEqual([404, text.body])
      expect(object.body.message).toBe(`source ${id} was not found`)
    },
  )

  it('is charged once', async () => {
    await using checked = await openSandbox()
    const source = await makeSource(checked)
    await checked.api.post('/charges', { ...money, source }).expect(200)

    const again = await checked.api.post('/charges', { ...money, source }).expect(400)

    expect(again.body.message).toBe(`source ${source.id} was already charged`)
    expect((await chargesOf(checked)).total).toBe(1)
  })

  it('loses the answer where its stored barcode asks for that', async () => {
    await using checked = await openSandbox()
    const source = await makeSource(checked, { barcode: testBarcode('3003') })

    await checked.api.post('/charges', { ...money, source: { id: source.id } }).expect(500)
  })

  it.each([[{}], [['a']], [true], [7]])('whose id is no text is refused: %j', async (id) => {
    await using checked = await openSandbox()
    const code = { type: 'barcode_alipay', barcode: '1', store_id: '1', store_name: 'A' }

    const answer = await checked.api.post('/charges', { ...money, source: { id, ...code } })

    expect([answer.status, answer.body.message]).toEqual([400, 'id is invalid'])
  })
})

describe('a source given as an object without an id', () => {
  it.each([null, '', ' ', undefined])('is scanned now, with the id %j', async (id) => {
    await using checked = await openSandbox()
    const code = { type: 'barcode_alipay', barcode: '1', store_id: '1', store_name: 'A' }

    const answer = await checked.api.post('/charges', { ...money, source: { id, ...code } })

    expect(answer.body).toMatchObject({ status: 'pending', source: { barcode: '1' } })
  })
})
