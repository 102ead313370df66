import { createClient } from '@omise-sandbox/client'
import { explore } from 'omise-sandbox/explore'
import { describe, expect, it, vi } from 'vitest'
import { createTill } from '../src/till.ts'

/** `OMISE_SANDBOX_SOAK=1` plays every order within the usual bounds. */
const soaking = process.env.OMISE_SANDBOX_SOAK === '1'
const maxSchedules = soaking ? 12_000 : 25
if (soaking) vi.setConfig({ testTimeout: 900_000 })

describe('a till', () => {
  it('believes what is true after every order of payments, webhooks, losses and lost answers', async () => {
    const report = await explore({
      maxSchedules,
      seed: 'till',
      async app({ apiUrl, secretKey, webhookSecret }) {
        const till = createTill({
          // The sandbox's clock stands still, so there is nothing to wait for.
          omise: createClient({ secretKey, baseUrl: apiUrl, pause: async () => {} }),
          webhookSecret,
          store: { id: 'BJ_ZZ_001', name: 'Some Store' },
          printReceipt() {},
        })
        const server = till.app.listen(0, '127.0.0.1')
        await new Promise((resolve) => server.once('listening', resolve))
        const address = server.address()
        if (address === null || typeof address === 'string') throw new Error('No port.')
        const url = `http://127.0.0.1:${address.port}`
        // One order is one attempt to be paid.
        const sale = `${url}/sales/{order}-{attempt}`
        return {
          webhook: `${url}/webhooks`,
          state: sale,
          poll: `${sale}?wait=1`,
          async charge({ order, attempt, amount, barcode }) {
            const body = JSON.stringify({ order: `${order}-${attempt}`, amount, barcode })
            const headers = { 'Content-Type': 'application/json' }
            await fetch(`${url}/sales`, { method: 'POST', headers, body })
          },
          close: () => new Promise((resolve) => server.close(() => resolve())),
        }
      },
    })

    expect(report.failure?.story).toBeUndefined()
    expect(report).toMatchObject({ leftOut: [expect.stringMatching(/^restarts: /)] })
    expect(report.tried).toBeGreaterThanOrEqual(25)
  })
})
