import type { ChargeCreate } from '@omise-sandbox/client'
import { generateTestHeaders } from '@omise-sandbox/webhooks'
import { describe, expect, it } from 'vitest'
import { aSale, barcodeEnding, openShop, type Shop } from './open-shop.ts'

/** The body of a webhook that the sandbox sent. */
async function sentBody({ control }: Shop, key: string): Promise<string> {
  const { data } = await control.deliveries.list({ limit: 100 })
  return data.find((delivery) => delivery.key === key)?.attempts[0]?.request.body ?? ''
}

/** Sends the till a webhook with a right signature, whatever the body says. */
function forge({ cashier, sandbox }: Shop, body: string, secret = sandbox.webhookSecret) {
  return cashier.post('/webhooks').set(generateTestHeaders(body, secret)).send(body)
}

/** A charge that is made past the till. */
function anotherCharge(barcode: string): ChargeCreate {
  return {
    amount: 400_000,
    currency: 'THB',
    source: { type: 'barcode_alipay', barcode, store_id: 'WEB', store_name: 'Web shop' },
  }
}

describe('webhooks', () => {
  it('sent twice print one receipt', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale({ barcode: barcodeEnding('2002') }))

    await shop.control.clock.advance('1m')

    const sent = (await shop.webhooks()).filter((line) => line === 'charge.complete 200')
    expect(sent).toHaveLength(2)
    expect(shop.receipts).toEqual(['A-1'])
  })

  it('sent twice at the same moment print one receipt', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale({ barcode: barcodeEnding('2005') }))
    await shop.control.clock.advance('2s')
    const body = await sentBody(shop, 'charge.complete')
    expect(shop.receipts).toEqual([])

    await Promise.all([1, 2, 3].map(() => forge(shop, body).expect(200)))

    expect(shop.receipts).toEqual(['A-1'])
  })

  it('that come in another order settle the sale all the same', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale({ barcode: barcodeEnding('2004') }))

    await shop.control.clock.advance('1m')

    expect(await shop.webhooks()).toEqual(['charge.create 200', 'charge.complete 200'])
    const sale = await shop.cashier.get('/sales/A-1')
    expect(sale.body.status).toBe('paid')
    expect(shop.receipts).toEqual(['A-1'])
  })

  it('that come before the answer to the charge settle the sale', async () => {
    await using shop = await openShop()
    await shop.control.faults.add({ on: 'POST /charges', type: 'webhook-first' })

    await shop.cashier
      .post('/sales')
      .send(aSale({ barcode: barcodeEnding('0001') }))
      .expect(201)

    const sale = await shop.cashier.get('/sales/A-1')
    expect(sale.body.status).toBe('paid')
    expect(shop.receipts).toEqual(['A-1'])
  })

  it('that tell of a failure after the payment, of the same charge, change nothing', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale())
    await shop.control.clock.advance('2s')
    const event = JSON.parse(await sentBody(shop, 'charge.complete'))

    const data = { ...event.data, status: 'failed', paid: false, failure_code: 'payment_rejected' }
    await forge(shop, JSON.stringify({ ...event, id: 'evnt_test_late', data })).expect(200)

    const sale = await shop.cashier.get('/sales/A-1')
    expect(sale.body.status).toBe('paid')
  })

  it.each([
    { known: 'pending', barcode: barcodeEnding('0100'), other: barcodeEnding('0001') },
    { known: 'pending', barcode: barcodeEnding('0100'), other: barcodeEnding('1001') },
    { known: 'paid', barcode: barcodeEnding('0001'), other: barcodeEnding('1001') },
    { known: 'failed', barcode: barcodeEnding('1001'), other: barcodeEnding('0001') },
  ])(
    'that tell of another charge ($other) of an order that is $known change nothing',
    async (row) => {
      await using shop = await openShop()
      await shop.cashier.post('/sales').send(aSale({ barcode: row.barcode }))
      await shop.control.clock.advance('2s')
      const before = await shop.cashier.get('/sales/A-1')

      await shop.omise.charges.create({ ...anotherCharge(row.other), metadata: { order: 'A-1' } })
      await shop.control.clock.advance('2s')

      const after = await shop.cashier.get('/sales/A-1')
      expect((await shop.webhooks()).at(-1)).toBe('charge.complete 200')
      expect(before.body.status).toBe(row.known)
      expect(after.body).toEqual(before.body)
      expect(shop.receipts).toHaveLength(row.known === 'paid' ? 1 : 0)
    },
  )

  it('of charges that are no sale here, or nowhere, and of other kinds are passed over', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale())
    await shop.sandbox.settled()
    const event = JSON.parse(await sentBody(shop, 'charge.create'))
    const nowhere = { ...event.data, id: 'chrg_test_5no0lwvf2zpwgbn4ux4' }

    await forge(shop, JSON.stringify({ ...event, data: nowhere })).expect(200)
    await forge(shop, JSON.stringify({ ...event, key: 'transfer.send' })).expect(200)
    await shop.omise.charges.create(anotherCharge('1234567890'))

    expect(await shop.webhooks()).toEqual(['charge.create 200', 'charge.create 200'])
    const sale = await shop.cashier.get('/sales/A-1')
    expect(sale.body.status).toBe('pending')
  })

  it('that are lost are made up for by reconciling', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale({ barcode: barcodeEnding('2001') }))
    await shop.cashier.post('/sales').send(aSale({ order: 'A-2', barcode: barcodeEnding('0100') }))
    await shop.control.clock.advance('2s')
    const before = await shop.cashier.get('/sales/A-1')

    const { settled } = await shop.till.reconcile()
    const after = await shop.cashier.get('/sales/A-1')

    expect([before.body.status, after.body.status]).toEqual(['pending', 'paid'])
    expect(settled.map(({ order }) => order)).toEqual(['A-1'])
    expect(shop.receipts).toEqual(['A-1'])
  })

  it('that come while Omise cannot be asked are not taken, so that they come again', async () => {
    await using shop = await openShop()
    await shop.control.webhooks.update({ retry_policy: 'fast-ci' })
    await shop.cashier.post('/sales').send(aSale())
    await shop.sandbox.settled()
    const on = 'GET /charges/{charge}'
    await shop.control.faults.add({ on, type: 'status', status: 503, times: 1 })

    await shop.control.clock.advance('1m')

    expect(await shop.webhooks()).toEqual([
      'charge.create 200',
      'charge.complete 503',
      'charge.complete 200',
    ])
    expect(shop.receipts).toEqual(['A-1'])
  })
})

describe('webhooks that are not to be trusted', () => {
  it('are answered 400 where the signature was corrupted, and the sale is found out later', async () => {
    await using shop = await openShop()
    await shop.control.faults.add({ on: 'webhook', type: 'corrupt-signature' })
    await shop.cashier.post('/sales').send(aSale())

    await shop.control.clock.advance('2s')
    const before = await shop.cashier.get('/sales/A-1')
    await shop.till.reconcile()
    const after = await shop.cashier.get('/sales/A-1')

    expect(await shop.webhooks()).toEqual(['charge.create 400', 'charge.complete 400'])
    expect([before.body.status, after.body.status]).toEqual(['pending', 'paid'])
  })

  it('are answered with the reason', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale({ barcode: barcodeEnding('2005') }))
    await shop.control.clock.advance('2s')
    const body = await sentBody(shop, 'charge.complete')

    const other = await forge(shop, body, 'c29tZW9uZSBlbHNl').expect(400)
    const unsigned = await shop.cashier.post('/webhooks').type('json').send(body).expect(400)
    const changed = await shop.cashier
      .post('/webhooks')
      .set(generateTestHeaders(body, shop.sandbox.webhookSecret))
      .send(body.replace('400000', '100000'))
      .expect(400)

    expect(other.body).toEqual({ reason: 'wrong-signature' })
    expect(unsigned.body).toEqual({ reason: 'missing-signature' })
    expect(changed.body).toEqual({ reason: 'wrong-signature' })
    expect(shop.receipts).toEqual([])
  })
})
