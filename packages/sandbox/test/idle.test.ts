import { describe, expect, it } from 'vitest'
import { type CheckedSandbox, chargeBody, createCharge, openSandbox } from './harness.ts'
import { request } from './request.ts'

/** Resolves when the sandbox keeps as many accounts. Looking at the metrics uses none of them. */
async function untilKept(count: number, { sandbox }: CheckedSandbox): Promise<void> {
  for (;;) {
    const { text } = await request(sandbox.handler).get('/metrics').expect(200)
    if (text.includes(`\nomise_sandbox_accounts ${count}\n`)) return
  }
}

const sourceBody = { type: 'barcode_alipay', amount: 2000, currency: 'THB', barcode: '1' }

describe('an account that nobody uses', () => {
  it('is forgotten after its time, snapshots and journal too, and begins anew', async () => {
    await using checked = await openSandbox({ accountTtl: '20ms' })
    const idle = checked.apiOf('skey_test_idle')
    const control = checked.sandbox.controlOf('skey_test_idle')
    const { id } = await createCharge(idle)
    await control.snapshots.save('kept')

    await untilKept(0, checked)

    expect(await control.snapshots.list()).toEqual({ data: [] })
    expect((await control.requests.list()).total).toBe(0)
    await idle.get(`/charges/${id}`).expect(404)
  })

  it('is kept as long as somebody waits for it or follows its stream', async () => {
    await using checked = await openSandbox({ accountTtl: '20ms' })
    const waitedFor = checked.sandbox.controlOf('skey_test_waited')
    const followed = checked.sandbox.controlOf('skey_test_followed')
    const stop = new AbortController()
    const { id } = await createCharge(checked.apiOf('skey_test_waited'))
    const waiting = waitedFor.wait({ charge: id, timeout: '10m' })
    await followed.clock.now()
    const stream = followed.stream(stop.signal)[Symbol.asyncIterator]()
    const first = stream.next()
    await createCharge(checked.apiOf('skey_test_idle'))

    // The three were used in this order: the last is forgotten when the first two have been looked at and kept.
    await untilKept(2, checked)
    await waitedFor.charges.setOutcome(id, { outcome: 'successful' })

    expect((await waiting).charge).toMatchObject({ id, status: 'successful' })
    await createCharge(checked.apiOf('skey_test_followed'))
    expect((await first).value).toMatchObject({ type: 'event' })
    stop.abort()
    await untilKept(0, checked)
  })

  it('is kept while it is asked something, however long that takes', async () => {
    // Long enough to ask once more before it is over, and shorter than the answer takes.
    await using checked = await openSandbox({ accountTtl: '500ms' })
    const slow = checked.sandbox.controlOf('skey_test_slow')
    await slow.faults.add({ on: 'POST /charges', type: 'latency', delay: '1200ms' })
    const api = checked.apiOf('skey_test_slow')

    const { id } = await createCharge(api)

    await api.get(`/charges/${id}`).expect(200)
  })

  it('is not answered from an earlier life under an idempotency key', async () => {
    await using checked = await openSandbox({ accountTtl: '500ms', idempotency: true })
    const api = checked.apiOf('skey_test_again')
    const charge = () => api.post('/charges', chargeBody()).set('Idempotency-Key', 'k').expect(200)
    await charge()
    await untilKept(0, checked)

    const { body } = await charge()

    await api.get(`/charges/${body.id}`).expect(200)
  })

  it('is kept while a charge of it will still expire by itself', async () => {
    const options = { accountTtl: '20ms', clock: 'real', outcome: 'manual' } as const
    await using checked = await openSandbox(options)
    const { id } = await createCharge(checked.apiOf('skey_test_pending'))
    await checked.apiOf('skey_test_settled').post('/sources', sourceBody).expect(200)

    await untilKept(1, checked)

    await checked.apiOf('skey_test_pending').get(`/charges/${id}`).expect(200)
  })

  it('is made by the first call that changes something, and by no read', async () => {
    await using checked = await openSandbox()
    const api = checked.apiOf('skey_test_reader')
    const first = await api.get('/account').expect(200)
    await api.get('/charges').expect(200)
    await checked.sandbox.controlOf('skey_test_reader').state.export()
    await checked.sandbox.settled('skey_test_reader')
    await untilKept(0, checked)

    await api.post('/sources', sourceBody).expect(200)

    await untilKept(1, checked)
    expect((await api.get('/account')).body).toEqual(first.body)
    const { data } = await checked.sandbox.controlOf('skey_test_reader').requests.list()
    expect(data.map(({ path }) => path)).toEqual(['/account', '/sources'])
  })

  it('is kept for good where no time is set', async () => {
    await using checked = await openSandbox()
    const { id } = await createCharge(checked.apiOf('skey_test_idle'))
    for (let count = 0; count < 50; count++) await checked.api.get('/balance')

    await checked.apiOf('skey_test_idle').get(`/charges/${id}`).expect(200)
  })

  it.each(['0s', '5', 'never'])('cannot be kept for %j', async (accountTtl) => {
    await expect(openSandbox({ accountTtl })).rejects.toThrow('The account TTL cannot be')
  })
})
