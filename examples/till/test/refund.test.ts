import { describe, expect, it } from 'vitest'
import { aSale, openShop, type Shop } from './open-shop.ts'

async function aPaidSale({ cashier, control }: Shop): Promise<void> {
  await cashier.post('/sales').send(aSale()).expect(201)
  await control.clock.advance('2s')
}

describe('refunding', () => {
  it('gives back a part, and then the rest', async () => {
    await using shop = await openShop()
    await aPaidSale(shop)

    const part = await shop.cashier.post('/sales/A-1/refund').send({ amount: 150_050 }).expect(200)
    const rest = await shop.cashier.post('/sales/A-1/refund').expect(200)

    expect(part.body).toMatchObject({
      status: 'paid',
      refunded: 150_050,
      message: 'Paid; THB 1,500.50 refunded.',
    })
    expect(rest.body).toMatchObject({ status: 'refunded', refunded: 400_000 })
    const [charge] = await shop.charges()
    expect(charge?.refunds.data.map(({ amount }) => amount)).toEqual([150_050, 249_950])
    expect(shop.receipts).toEqual(['A-1'])
  })

  it.each([
    { amount: 400_001, sentence: /less than or equal to 400000/ },
    { amount: 20_000_000, sentence: /less than or equal to 400000/ },
  ])('$amount satang of 400000 is refused in a sentence', async ({ amount, sentence }) => {
    await using shop = await openShop()
    await aPaidSale(shop)

    const refused = await shop.cashier.post('/sales/A-1/refund').send({ amount }).expect(422)

    expect(refused.body.message).toMatch(sentence)
    expect(refused.body.sale).toMatchObject({ status: 'paid', refunded: 0 })
  })

  it('what is refunded already is refused', async () => {
    await using shop = await openShop()
    await aPaidSale(shop)
    await shop.cashier.post('/sales/A-1/refund').expect(200)

    const again = await shop.cashier.post('/sales/A-1/refund').expect(422)

    expect(again.body.message).toBe('A-1 is refunded already.')
  })

  it('all of it twice at the same moment gives it back once', async () => {
    await using shop = await openShop()
    await aPaidSale(shop)

    const answers = await Promise.all([
      shop.cashier.post('/sales/A-1/refund'),
      shop.cashier.post('/sales/A-1/refund'),
    ])

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    expect(answers.map(({ body }) => body.message)).toContain('A-1 is refunded already.')
  })

  it('what is not paid is refused', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale())

    const refused = await shop.cashier.post('/sales/A-1/refund').expect(422)

    expect(refused.body.message).toBe('A-1 is not paid: nothing to refund.')
  })

  it('half a satang is not understood', async () => {
    await using shop = await openShop()
    await aPaidSale(shop)

    await shop.cashier.post('/sales/A-1/refund').send({ amount: 0.5 }).expect(400)
  })

  it.each([
    { fault: 'commit-then-reset', status: 200, refunded: 1000 },
    { fault: 'reset-before-commit', status: 503, refunded: 0 },
  ] as const)('tells what became of it, though the answer is lost by $fault', async (row) => {
    await using shop = await openShop()
    await aPaidSale(shop)
    const on = 'POST /charges/{charge}/refunds'
    await shop.control.faults.add({ on, type: row.fault, times: 1 })

    await shop.cashier.post('/sales/A-1/refund').send({ amount: 1000 }).expect(row.status)

    const sale = await shop.cashier.get('/sales/A-1')
    expect(sale.body.refunded).toBe(row.refunded)
    expect(await shop.charges()).toMatchObject([{ refunded_amount: row.refunded }])
  })

  it('is seen where it was done elsewhere, as in the dashboard', async () => {
    await using shop = await openShop()
    await aPaidSale(shop)
    const [charge] = await shop.charges()

    await shop.omise.refunds.create(charge?.id ?? '', { amount: 1000 })
    await shop.sandbox.settled()

    const sale = await shop.cashier.get('/sales/A-1')
    expect(sale.body.refunded).toBe(1000)
  })
})
