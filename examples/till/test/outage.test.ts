import { describe, expect, it } from 'vitest'
import { aSale, barcodeEnding, openShop, type Shop } from './open-shop.ts'

/** Omise answers 503 to everything until the faults are cleared. */
function goDown({ control }: Shop) {
  return control.faults.add({ on: '*', type: 'status', status: 503 })
}

describe('while Omise is down', () => {
  it('the cashier is told that it is not known, and the same order charges once later', async () => {
    await using shop = await openShop()
    await goDown(shop)

    const answer = await shop.cashier.post('/sales').send(aSale()).expect(503)
    const meanwhile = await shop.cashier.get('/sales/A-1').expect(200)
    await shop.control.faults.clear()
    const again = await shop.cashier.post('/sales').send(aSale()).expect(201)

    expect(answer.body.message).toMatch(/may have been charged: send A-1 again/)
    expect(meanwhile.body).toMatchObject({ status: 'unknown', charge: null })
    expect(again.body.status).toBe('pending')
    expect(await shop.charges()).toHaveLength(1)
  })

  it('a charge whose answer was lost is found later, by whatever looks first', async () => {
    for (const look of ['send again', 'wait', 'reconcile', 'webhook', 'cancel'] as const) {
      await using shop = await openShop()
      const { control, cashier, till } = shop
      const lost = { on: 'webhook', type: 'drop' } as const
      if (look !== 'webhook') await control.faults.add(lost)
      await control.faults.add({ on: 'POST /charges', type: 'commit-then-reset', times: 1 })
      await control.faults.add({ on: 'GET /charges/search', type: 'status', status: 503 })
      await cashier
        .post('/sales')
        .send(aSale({ barcode: barcodeEnding('0100') }))
        .expect(503)
      await control.faults.clear()

      if (look === 'send again') await cashier.post('/sales').send(aSale()).expect(201)
      if (look === 'wait') await cashier.get('/sales/A-1?wait=2').expect(200)
      if (look === 'reconcile') await till.reconcile()
      if (look === 'webhook') await shop.sandbox.settled()
      if (look === 'cancel') await cashier.post('/sales/A-1/cancel').expect(200)

      const [charge, ...others] = await shop.charges()
      const sale = await cashier.get('/sales/A-1').expect(200)
      expect({ look, others }).toEqual({ look, others: [] })
      expect({ look, ...sale.body }).toMatchObject({
        look,
        charge: charge?.id,
        status: look === 'cancel' ? 'expired' : 'pending',
      })
    }
  })

  it('nothing was charged where nothing listens, and the cashier is told so', async () => {
    await using shop = await openShop()
    await shop.sandbox.close()

    const answer = await shop.cashier.post('/sales').send(aSale()).expect(503)

    expect(answer.body.message).toMatch(/Nothing was charged/)
    await shop.cashier.get('/sales/A-1').expect(404)
  })

  it('what is asked about a sale is told to be asked again', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale())
    await goDown(shop)

    const waited = await shop.cashier.get('/sales/A-1?wait=5').expect(503)
    const cancelled = await shop.cashier.post('/sales/A-1/cancel').expect(503)
    const refunded = await shop.cashier.post('/sales/A-1/refund').expect(503)
    const reconciled = await shop.till.reconcile()

    expect(waited.body.message).toMatch(/Look again/)
    expect(cancelled.body.message).toMatch(/may still be paid/)
    expect(refunded.body.message).toMatch(/look at what is refunded/)
    expect(reconciled).toMatchObject({ settled: [], unreachable: [{ order: 'A-1' }] })
  })

  it('a key that Omise does not take is no fault of the cashier', async () => {
    await using shop = await openShop()
    await shop.control.faults.add({
      on: 'POST /charges',
      type: 'status',
      status: 401,
      code: 'authentication_failure',
    })

    const answer = await shop.cashier.post('/sales').send(aSale()).expect(503)

    expect(answer.body.message).toMatch(/Nothing was charged/)
  })
})
