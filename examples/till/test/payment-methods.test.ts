import { describe, expect, it } from 'vitest'
import { paymentMethods, readPaymentMethod } from '../src/payment-method.ts'
import { aSale, barcodeEnding, openShop } from './open-shop.ts'

describe.each(paymentMethods)('by %s', (method) => {
  it('a sale is paid and refunded, and another is declined', async () => {
    await using shop = await openShop(undefined, method)
    const sold = aSale({ barcode: barcodeEnding('0001') })
    const declined = aSale({ order: 'A-2', barcode: barcodeEnding('1003') })

    await shop.cashier.post('/sales').send(sold).expect(201)
    await shop.cashier.post('/sales').send(declined).expect(201)
    await shop.control.clock.advance('2s')
    const paid = await shop.cashier.get('/sales/A-1')
    const failed = await shop.cashier.get('/sales/A-2')
    const refunded = await shop.cashier.post('/sales/A-1/refund').expect(200)

    expect(paid.body).toMatchObject({ status: 'paid', message: 'Paid.' })
    expect(failed.body.status).toBe('failed')
    expect(failed.body.message).toMatch(/too little money/)
    expect(refunded.body).toMatchObject({ status: 'refunded', refunded: 400_000 })
    expect(shop.receipts).toEqual(['A-1'])
    const charges = await shop.charges()
    expect(charges.map(({ source }) => source.type)).toEqual([method, method])
    // What has no store is sent none, which would be hinted at.
    const { data } = await shop.control.requests.list({ limit: 100 })
    const hints = data.flatMap(({ operation, hint }) =>
      operation === 'createCharge' ? [hint] : [],
    )
    expect(hints).toEqual([null, null])
  })
})

describe('the payment method', () => {
  it('that the till does not know is refused in a sentence', () => {
    expect(() => readPaymentMethod('promptpay')).toThrow(
      'METHOD cannot be "promptpay". Use one of: barcode_alipay, alipayplus_upm, wechat_pay_upm.',
    )
  })
})
