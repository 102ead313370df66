import { describe, expect, it } from 'vitest'
import { aSale, barcodeEnding, openShop } from './open-shop.ts'

describe('a sale', () => {
  it('is pending at first, and paid by the webhook', async () => {
    await using shop = await openShop()

    const made = await shop.cashier.post('/sales').send(aSale()).expect(201)
    await shop.control.clock.advance('2s')
    const paid = await shop.cashier.get('/sales/A-1').expect(200)

    const [charge] = await shop.charges()
    expect(made.body).toMatchObject({ order: 'A-1', status: 'pending', charge: charge?.id })
    expect(paid.body).toEqual({
      order: 'A-1',
      amount: 400_000,
      charge: charge?.id,
      status: 'paid',
      refunded: 0,
      message: 'Paid.',
    })
    expect(charge).toMatchObject({ amount: 400_000, metadata: { order: 'A-1' } })
    expect(shop.receipts).toEqual(['A-1'])
  })

  it.each([
    ['1001', 'payment_cancelled', /cancelled/],
    ['1002', 'failed_processing', /Try again with a new code/],
    ['1003', 'insufficient_balance', /too little money.*another way to pay/],
    ['1004', 'payment_rejected', /rejected.*another way to pay/],
    ['1005', 'payment_expired', /fresh one/],
  ])('that fails (barcode %s, %s) tells the cashier what to do', async (ending, code, sentence) => {
    await using shop = await openShop()

    await shop.cashier.post('/sales').send(aSale({ barcode: barcodeEnding(ending) }))
    await shop.control.clock.advance('2s')
    const failed = await shop.cashier.get('/sales/A-1').expect(200)

    expect(await shop.charges()).toMatchObject([{ failure_code: code }])
    expect(failed.body.status).toBe('failed')
    expect(failed.body.message).toMatch(sentence)
    expect(shop.receipts).toEqual([])
  })

  it('that nobody pays expires after 24 hours', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale({ barcode: barcodeEnding('0100') }))

    await shop.control.clock.advance('23h')
    const late = await shop.cashier.get('/sales/A-1')
    await shop.control.clock.advance('1h')
    const over = await shop.cashier.get('/sales/A-1')

    expect(late.body.status).toBe('pending')
    expect(over.body.status).toBe('expired')
  })

  it.each([
    [1999, /greater than or equal to 2000/],
    [15_000_001, /less than or equal to 15000000/],
  ])(
    'of %d satang is refused in a sentence, and the order stays free',
    async (amount, sentence) => {
      await using shop = await openShop()

      const refused = await shop.cashier.post('/sales').send(aSale({ amount })).expect(422)
      await shop.cashier.get('/sales/A-1').expect(404)
      await shop.cashier.post('/sales').send(aSale()).expect(201)

      expect(refused.body.message).toMatch(sentence)
    },
  )

  it.each([
    [{ order: ' ' }, /order is missing/],
    [{ amount: 40.5 }, /whole number of satang/],
    [{ amount: '4000' }, /whole number of satang/],
    [{ barcode: 'ABC' }, /Scan it again/],
  ])('with %j is not understood, and not sent', async (mistake, sentence) => {
    await using shop = await openShop()

    const refused = await shop.cashier.post('/sales').send(aSale(mistake)).expect(400)

    expect(refused.body.message).toMatch(sentence)
    expect(await shop.charges()).toEqual([])
  })
})
