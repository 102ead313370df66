import type { Client } from '@omise-sandbox/client'
import { describe, expect, it } from 'vitest'
import { aSale, openShop } from './open-shop.ts'

describe('waiting for a sale', () => {
  it('needs no webhook', async () => {
    await using shop = await openShop()
    await shop.control.webhooks.update({ url: null })
    await shop.cashier.post('/sales').send(aSale())

    const soon = await shop.cashier.get('/sales/A-1?wait=1').expect(200)
    const later = await shop.cashier.get('/sales/A-1?wait=30').expect(200)

    expect([soon.body.status, later.body.status]).toEqual(['pending', 'paid'])
    expect(shop.receipts).toEqual(['A-1'])
  })

  it('prints one receipt where the webhook comes meanwhile', async () => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale())

    const waited = await shop.cashier.get('/sales/A-1?wait=30').expect(200)

    expect(waited.body.status).toBe('paid')
    expect(await shop.webhooks()).toEqual(['charge.create 200', 'charge.complete 200'])
    expect(shop.receipts).toEqual(['A-1'])
  })

  it('ends when the one who waits has gone away', async () => {
    const patience = waitingUntilAborted()
    await using shop = await openShop(patience.trick)
    await shop.cashier.post('/sales').send(aSale())
    const leaving = new AbortController()

    const waiting = fetch(`${shop.url}/sales/A-1?wait=30`, { signal: leaving.signal })
    await patience.begun
    leaving.abort()

    await expect(waiting).rejects.toThrow()
    await patience.ended
    await shop.cashier.get('/sales/A-1').expect(200)
  })

  it.each(['0', '61', '1.5', 'long'])('cannot last %s', async (wait) => {
    await using shop = await openShop()
    await shop.cashier.post('/sales').send(aSale())

    const refused = await shop.cashier.get(`/sales/A-1?wait=${wait}`).expect(400)

    expect(refused.body.message).toMatch(/from 1 to 60/)
  })
})

/** A client that waits for a charge for ever, unless its signal is aborted. */
function waitingUntilAborted() {
  const begun = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const trick = (omise: Client): Client => ({
    ...omise,
    charges: {
      ...omise.charges,
      waitUntilFinal: (_id, { signal } = {}) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            reject(signal.reason)
            ended.resolve()
          })
          begun.resolve()
        }),
    },
  })
  return { trick, begun: begun.promise, ended: ended.promise }
}
