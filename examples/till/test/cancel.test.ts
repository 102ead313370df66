import { describe, expect, it } from 'vitest'
import { aSale, barcodeEnding, openShop, type Shop } from './open-shop.ts'

/** Loses the answer to the next call that cancels, and where it is reset before the commit the call itself. */
function loseCancelling(
  { control }: Shop,
  type: 'commit-then-reset' | 'reset-before-commit',
): Promise<unknown> {
  return control.faults.add({ on: 'POST /charges/{charge}/expire', type, times: 1 })
}

describe('cancelling', () => {
  it('ends a sale that the payer has not answered', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale())

    const cancelled = await shop.cashier.post('/sales/A-1/cancel').expect(200)
    await shop.control.clock.advance('1h')

    expect(cancelled.body.status).toBe('expired')
    expect(await shop.charges()).toMatchObject([{ status: 'expired' }])
    expect(shop.receipts).toEqual([])
  })

  it('twice is the same as once', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale())

    await shop.cashier.post('/sales/A-1/cancel').expect(200)
    const second = await shop.cashier.post('/sales/A-1/cancel').expect(200)

    expect(second.body.status).toBe('expired')
  })

  it('too late, of what was paid and not told yet, tells the cashier that it is paid', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale({ barcode: barcodeEnding('2001') }))
    await shop.control.clock.advance('2s')
    const before = await shop.cashier.get('/sales/A-1')

    const answer = await shop.cashier.post('/sales/A-1/cancel').expect(422)

    expect(before.body.status).toBe('pending')
    expect(answer.body).toMatchObject({
      message: 'A-1 is paid. Refund it instead.',
      sale: { status: 'paid' },
    })
    expect(shop.receipts).toEqual(['A-1'])
  })

  it('whose answer is lost is done all the same', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale())
    await loseCancelling(shop, 'commit-then-reset')

    const cancelled = await shop.cashier.post('/sales/A-1/cancel').expect(200)

    expect(cancelled.body.status).toBe('expired')
  })

  it('of what did not come through is told to be done again', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale())
    await loseCancelling(shop, 'reset-before-commit')

    const answer = await shop.cashier.post('/sales/A-1/cancel').expect(503)
    await shop.cashier.post('/sales/A-1/cancel').expect(200)

    expect(answer.body.message).toMatch(/may still be paid/)
  })

  it('of no sale is not found', async () => {
    await using shop = await openShop()

    await shop.cashier.post('/sales/B-9/cancel').expect(404)
  })
})
