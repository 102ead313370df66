import type { Charge } from '@omise-sandbox/client'
import { describe, expect, it } from 'vitest'
import { advance, type Sale } from '../src/sale.ts'
import { aSale, barcodeEnding, openShop } from './open-shop.ts'

const unknown: Sale = { order: 'A-1', amount: 400_000, status: 'unknown' }

/** One charge as it was seen: pending, then final, and where it was paid with a part and then all refunded. */
async function seenOverTime(ending: string): Promise<readonly Charge[]> {
  await using shop = await openShop()
  const { cashier, control, omise } = shop
  const { body } = await cashier.post('/sales').send(aSale({ barcode: barcodeEnding(ending) }))
  const seen = [await omise.charges.get(body.charge)]
  await control.clock.advance('24h')
  seen.push(await omise.charges.get(body.charge))
  if (seen[1]?.status !== 'successful') return seen
  for (const amount of [1000, 399_000]) {
    await omise.refunds.create(body.charge, { amount })
    seen.push(await omise.charges.get(body.charge))
  }
  return seen
}

function everyOrder<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, at) =>
    everyOrder(items.toSpliced(at, 1)).map((rest) => [item, ...rest]),
  )
}

describe('what is learnt of a charge', () => {
  it.each([
    ['0000', { status: 'paid', refunded: 400_000 }],
    ['1003', { status: 'failed', failureCode: 'insufficient_balance' }],
    ['0100', { status: 'expired' }],
  ])('may come in any order (barcode %s) and leaves the sale the same', async (ending, end) => {
    const seen = await seenOverTime(ending)

    const ends = everyOrder(seen).map((order) => order.reduce(advance, unknown))

    for (const sale of ends) expect(sale).toEqual({ ...unknown, ...end, charge: seen[0]?.id })
  })
})
