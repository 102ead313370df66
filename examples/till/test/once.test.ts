import { describe, expect, it } from 'vitest'
import { aSale, openShop } from './open-shop.ts'

describe('an order is charged once', () => {
  it('though it is sent twice', async () => {
    await using shop = await openShop()

    const first = await shop.cashier.post('/sales').send(aSale()).expect(201)
    const second = await shop.cashier.post('/sales').send(aSale()).expect(200)

    expect(second.body).toEqual(first.body)
    expect(await shop.charges()).toHaveLength(1)
  })

  it('though it is sent twice at the same moment', async () => {
    await using shop = await openShop()

    const answers = await Promise.all([
      shop.cashier.post('/sales').send(aSale()),
      shop.cashier.post('/sales').send(aSale()),
    ])

    const [charge, ...others] = await shop.charges()
    expect(others).toEqual([])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201])
    expect(answers.map(({ body }) => body.charge)).toEqual([charge?.id, charge?.id])
  })

  it('and refused where the same number is sent with another amount', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale())

    const other = await shop.cashier
      .post('/sales')
      .send(aSale({ amount: 5000 }))
      .expect(422)

    expect(other.body.message).toMatch(/another amount/)
    expect(await shop.charges()).toHaveLength(1)
  })

  it.each(['commit-then-reset', 'reset-before-commit', 'garbage'] as const)(
    'though the answer is lost by %s',
    async (type) => {
      await using shop = await openShop()
      await shop.control.faults.add({ on: 'POST /charges', type, times: 1 })

      const made = await shop.cashier.post('/sales').send(aSale()).expect(201)
      await shop.control.clock.advance('2s')
      const paid = await shop.cashier.get('/sales/A-1')

      const [charge, ...others] = await shop.charges()
      expect(others).toEqual([])
      expect(made.body).toMatchObject({ status: 'pending', charge: charge?.id })
      expect(paid.body.status).toBe('paid')
      expect(shop.receipts).toEqual(['A-1'])
    },
  )

  it('though the answer is lost and the search does not know the charge yet, but a webhook told of it', async () => {
    await using shop = await openShop((omise, sandbox) => ({
      ...omise,
      charges: {
        ...omise.charges,
        async findByMetadata() {
          await sandbox.settled()
          return []
        },
      },
    }))
    await shop.control.faults.add({ on: 'POST /charges', type: 'commit-then-reset', times: 1 })

    await shop.cashier.post('/sales').send(aSale()).expect(201)

    expect(await shop.charges()).toHaveLength(1)
  })

  it('and not taken for the charge of an order whose number begins the same', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale({ order: 'A-10' }))
    await shop.control.faults.add({ on: 'POST /charges', type: 'reset-before-commit', times: 1 })

    const made = await shop.cashier
      .post('/sales')
      .send(aSale({ order: 'A-1' }))
      .expect(201)

    const orders = (await shop.charges()).map(({ metadata }) => metadata.order)
    expect(orders).toEqual(['A-10', 'A-1'])
    expect(made.body.charge).toBe((await shop.charges())[1]?.id)
  })
})
