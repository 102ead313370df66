import { describe, expect, it } from 'vitest'
import { type Api, type CheckedSandbox, createCharge, openSandbox } from './harness.ts'

/** Resolves when an object is gone. */
async function untilGone(api: Api, path: string): Promise<void> {
  for (;;) {
    const { status } = await api.get(path)
    if (status === 404) return
  }
}

async function totalsOf(api: Api): Promise<Record<string, number>> {
  const lists = ['charges', 'refunds', 'transactions', 'events'] as const
  const counted = lists.map(async (list) => {
    const { body } = await api.get(`/${list}`).expect(200)
    expect(body.data).toHaveLength(body.total)
    return [list, body.total] as const
  })
  return Object.fromEntries(await Promise.all(counted))
}

const retained = (
  options: { readonly outcome?: string; readonly retain?: string } = {},
): Promise<CheckedSandbox> => openSandbox({ retain: '50ms', after: '0s', ...options })

describe('what is kept for a while only', () => {
  it('is taken away with all that belongs to it, and leaves lists, later charges and the balance right', async () => {
    await using checked = await retained()
    const { api, sandbox } = checked
    const { id, source } = await createCharge(api)
    const { body: lone } = await api.post('/sources', scannedCode).expect(200)
    await sandbox.settled()
    await api.post(`/charges/${id}/refunds`, { amount: 100 }).expect(200)
    const { body: paid } = await api.get(`/charges/${id}`).expect(200)
    const before = await totalsOf(api)
    const { body: balance } = await api.get('/balance').expect(200)

    await sandbox.control.clock.advance('1h')
    const later = await createCharge(api)
    await untilGone(api, `/charges/${id}`)
    await untilGone(api, `/sources/${lone.id}`)

    await sandbox.settled()
    expect(before).toEqual({ charges: 1, refunds: 1, transactions: 2, events: 3 })
    expect(await totalsOf(api)).toEqual({ charges: 1, refunds: 0, transactions: 1, events: 2 })
    await api.get(`/sources/${source.id}`).expect(404)
    await api.get(`/transactions/${paid.transaction}`).expect(404)
    await api.get(`/charges/${later.id}`).expect(200)
    await api.get(`/sources/${later.source.id}`).expect(200)
    const { body: after } = await api.get('/balance').expect(200)
    expect(after.total - balance.total).toBe(paid.net)
    expect(checked.errors).toEqual([])
  })

  it.each(['advance', 'set'] as const)(
    'is gone when a clock %s that made it old is answered',
    async (call) => {
      // Between two looks in the background are 36 s.
      await using checked = await retained({ retain: '1h' })
      const { api, sandbox } = checked
      const old = await createCharge(api)
      await sandbox.settled()

      if (call === 'advance') await sandbox.control.clock.advance('2h')
      else await sandbox.control.clock.set(new Date(Date.now() + 7_200_000).toISOString())

      await api.get(`/charges/${old.id}`).expect(404)
      await api.get(`/charges/${(await createCharge(api)).id}`).expect(200)
    },
  )

  it('stays as long as its charge is pending, however old', async () => {
    await using checked = await retained({ outcome: 'manual' })
    const { api, sandbox } = checked
    const pending = await createCharge(api)
    const final = await createCharge(api)
    await sandbox.control.charges.setOutcome(final.id, { outcome: 'failed' })

    await sandbox.control.clock.advance('1h')
    await untilGone(api, `/charges/${final.id}`)

    await api.get(`/charges/${pending.id}`).expect(200)
    await api.get(`/sources/${pending.source.id}`).expect(200)
    expect(await totalsOf(api)).toMatchObject({ charges: 1, events: 1 })
    await sandbox.control.charges.setOutcome(pending.id, { outcome: 'successful' })
    await untilGone(api, `/charges/${pending.id}`)
    expect(await totalsOf(api)).toEqual({ charges: 0, refunds: 0, transactions: 0, events: 0 })
  })

  it('stays as long as a webhook of it is still to be sent', async () => {
    await using checked = await retained()
    const { api, sandbox } = checked
    await sandbox.control.webhooks.update({ url: 'http://127.0.0.1:1/', retry_policy: 'standard' })
    const recent = await createCharge(api)
    await sandbox.settled()
    await sandbox.control.webhooks.update({ url: null })
    const untold = await createCharge(api)
    await sandbox.settled()

    await sandbox.control.clock.advance('1h')
    await untilGone(api, `/charges/${untold.id}`)
    await api.get(`/charges/${recent.id}`).expect(200)

    await sandbox.control.clock.advance('4d')
    await untilGone(api, `/charges/${recent.id}`)
    expect(await sandbox.control.deliveries.list({})).toMatchObject({ data: [] })
  })

  it('goes many charges at a time, and no more than is old enough', async () => {
    await using checked = await retained()
    const { api, sandbox } = checked
    for (let count = 0; count < 45; count++) await createCharge(api)
    await sandbox.control.clock.advance('1h')
    const kept = await createCharge(api)
    for (;;) {
      const { body } = await api.get('/charges').expect(200)
      if (body.total === 1) break
    }

    await api.get(`/charges/${kept.id}`).expect(200)
  })

  it('is kept for good where no time is set', async () => {
    await using checked = await openSandbox()
    const { id } = await createCharge(checked.api)
    await checked.sandbox.control.clock.advance('3650d')
    for (let count = 0; count < 20; count++) await checked.api.get('/balance')

    await checked.api.get(`/charges/${id}`).expect(200)
  })

  it.each(['0s', '30', 'for ever'])('cannot be kept for %j', async (retain) => {
    await expect(openSandbox({ retain })).rejects.toThrow(
      `The time to retain cannot be "${retain}". Use a whole number and a unit`,
    )
  })
})

const scannedCode = {
  amount: 2000,
  currency: 'THB',
  type: 'barcode_alipay',
  barcode: '1234567890',
  store_id: 'BJ_ZZ_001',
  store_name: 'Some Store',
}
