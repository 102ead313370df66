import type { Wire } from '@omise-sandbox/api'
import { instant } from '@omise-sandbox/core'
import type { Response } from 'supertest'
import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../src/storage/memory/memory.ts'
import { type CheckedSandbox, createCharge, getCharge, openSandbox } from './harness.ts'
import { request } from './request.ts'

async function paidCharge(checked: CheckedSandbox, amount = 400_000): Promise<Wire['Charge']> {
  const { id } = await createCharge(checked.api, { amount })
  await checked.sandbox.control.clock.advance('2s')
  return getCharge(checked.api, id)
}

describe('refunds', () => {
  it('a hundred of a tenth at once: exactly ten succeed', async () => {
    await using checked = await openSandbox()
    const { id } = await paidCharge(checked)

    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        checked.api.post(`/charges/${id}/refunds`, { amount: 40_000 }),
      ),
    )

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(90)
    const charge = await getCharge(checked.api, id)
    expect(charge).toMatchObject({
      status: 'successful',
      refunded_amount: 400_000,
      refundable: false,
      voided: false,
    })
    expect(charge.refunds).toMatchObject({ total: 10 })
  })

  it('are shown in the charge, in their list and one by one', async () => {
    await using checked = await openSandbox()
    const { id } = await paidCharge(checked)
    const made = await checked.api
      .post(`/charges/${id}/refunds`, { amount: '100', metadata: { reason: 'cold' } })
      .expect(200)

    const one = await checked.api.get(`/charges/${id}/refunds/${made.body.id}`).expect(200)
    const list = await checked.api.get(`/charges/${id}/refunds`).expect(200)

    expect(one.body).toEqual(made.body)
    expect(made.body).toMatchObject({ voided: false, metadata: { reason: 'cold' } })
    expect(list.body).toMatchObject({
      total: 1,
      data: [made.body],
      location: `/charges/${id}/refunds`,
    })
    expect((await getCharge(checked.api, id)).refunds.data).toEqual([made.body])
  })

  it('of the whole on the same day void the charge, after the cut-off they do not', async () => {
    await using checked = await openSandbox({ startAt: '2025-06-01T10:00:00Z' })
    const [early, late] = [await paidCharge(checked), await paidCharge(checked)]
    await checked.api.post(`/charges/${early.id}/refunds`, { amount: 400_000 }).expect(200)
    await checked.sandbox.control.clock.set('2025-06-01T16:15:00Z')
    await checked.api.post(`/charges/${late.id}/refunds`, { amount: 400_000 }).expect(200)

    expect(await getCharge(checked.api, early.id)).toMatchObject({
      voided: true,
      refundable: false,
    })
    expect(await getCharge(checked.api, late.id)).toMatchObject({
      voided: false,
      refundable: false,
    })
  })

  it('end with twelve months', async () => {
    await using checked = await openSandbox({ startAt: '2025-06-01T10:00:00Z' })
    const { id } = await paidCharge(checked)

    await checked.sandbox.control.clock.set('2026-06-01T10:00:03Z')
    const refused = await checked.api.post(`/charges/${id}/refunds`, { amount: 1 })

    expect(refused.body).toMatchObject({
      code: 'failed_refund',
      message: 'refund failed, the charge could be refunded until 2026-06-01T10:00:02Z',
    })
    expect(await getCharge(checked.api, id)).toMatchObject({ refundable: false })
  })
})

describe('a list', () => {
  async function withCharges(): Promise<CheckedSandbox & { ids: string[] }> {
    const checked = await openSandbox({ startAt: '2025-06-01T10:00:00Z', outcome: 'manual' })
    const ids: string[] = []
    for (let count = 0; count < 5; count++) {
      ids.push((await createCharge(checked.api)).id)
      await checked.sandbox.control.clock.advance('1s')
    }
    return { ...checked, ids }
  }

  const idsIn = (answer: Response) => answer.body.data.map(({ id }: { id: string }) => id)

  it('is chronological, from the beginning of time to now', async () => {
    await using checked = await withCharges()

    const answer = await checked.api.get('/charges')

    expect(idsIn(answer)).toEqual(checked.ids)
    const { data: _data, ...envelope } = answer.body
    expect(envelope).toEqual({
      object: 'list',
      limit: 20,
      offset: 0,
      total: 5,
      location: '/charges',
      order: 'chronological',
      from: '1970-01-01T00:00:00Z',
      to: '2025-06-01T10:00:05Z',
    })
    expect(Object.keys(answer.body)).toEqual([
      'object',
      'data',
      'limit',
      'offset',
      'total',
      'location',
      'order',
      'from',
      'to',
    ])
  })

  it.each<[string, number[], number]>([
    ['limit=2&offset=1', [1, 2], 5],
    ['order=reverse_chronological&limit=2', [4, 3], 5],
    ['order=reverse_chronological&limit=2&offset=4', [0], 5],
    ['offset=9', [], 5],
    ['limit=0', [], 5],
    ['from=2025-06-01T10:00:01Z&to=2025-06-01T10:00:03Z', [1, 2, 3], 3],
    ['to=2025-05-31', [], 0],
    ['from=2025-06-02', [], 0],
    ['to=2300-01-01', [0, 1, 2, 3, 4], 5],
    ['to=9999-12-31', [0, 1, 2, 3, 4], 5],
    ['limit=&offset=&order=', [0, 1, 2, 3, 4], 5],
  ])('with %s shows the right page', async (query, wanted, total) => {
    await using checked = await withCharges()

    const answer = await checked.api.get(`/charges?${query}`).expect(200)

    expect(idsIn(answer)).toEqual(wanted.map((index) => checked.ids[index]))
    expect(answer.body.total).toBe(total)
  })

  it('shows what another server made whose clock is ahead', async () => {
    const store = createMemoryStore()
    await using checked = await openSandbox({ store, startAt: '2025-06-01T10:00:30Z' })
    const { id } = await createCharge(checked.api)
    // The clock of the account as a server reads it whose own is half a minute behind.
    const at = instant(Date.parse('2025-06-01T10:00:00Z'))
    const clock = { mode: 'running', at, since: instant(Date.now()), scale: 0.001 } as const
    for await (const account of store.accounts()) {
      await store.atomically(account, async (tx) => {
        const state = await tx.account()
        if (state) tx.saveAccount({ ...state, clock })
      })
    }

    const { body } = await checked.api.get('/charges').expect(200)

    expect(body).toMatchObject({ total: 1, to: '2025-06-01T10:00:30Z', data: [{ id }] })
  })

  it('shows at most a hundred', async () => {
    await using checked = await withCharges()

    expect((await checked.api.get('/charges?limit=1000')).body.limit).toBe(100)
  })

  it('takes its parameters from the body of a GET too, as JSON with nulls or as a form', async () => {
    await using checked = await withCharges()
    const asked = (type: string, body: string) =>
      request(checked.sandbox.handler)
        .get('/charges/')
        .auth(checked.sandbox.secretKey, '')
        .set('Content-Type', type)
        .send(body)

    const json = await asked(
      'application/json',
      '{"limit":1,"offset":2,"order":null,"from":null,"to":null}',
    )
    const form = await asked('application/x-www-form-urlencoded', 'offset=1&limit=1')

    expect(idsIn(json)).toEqual([checked.ids[2]])
    expect(idsIn(form)).toEqual([checked.ids[1]])
  })

  it.each([
    'limit=ten',
    'limit=-1',
    'offset=1.5',
    'order=random',
    'from=yesterday',
    'to=2025-02-30',
    'limit[]=1',
  ])('with %s is refused', async (query) => {
    await using checked = await withCharges()

    const answer = await checked.api.get(`/charges?${query}`)

    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'bad_request', message: expect.stringMatching(/ is invalid$/) },
    })
  })
})

describe('accounts', () => {
  it('know nothing of each other: neither charges nor clock nor reset', async () => {
    await using checked = await openSandbox()
    const [alice, bob] = [checked.apiOf('skey_test_alice'), checked.apiOf('skey_test_bob')]
    const { id } = await createCharge(alice)
    await createCharge(bob)
    await checked.sandbox.controlOf('skey_test_bob').clock.advance('25h')
    await checked.sandbox.controlOf('skey_test_bob').reset()

    expect((await bob.get(`/charges/${id}`)).status).toBe(404)
    expect((await bob.get('/charges')).body.total).toBe(0)
    expect(await getCharge(alice, id)).toMatchObject({ status: 'pending' })
    expect((await alice.get('/account')).body).toMatchObject({
      id: 'account_test_alice',
      team: 'acct_alice',
    })
  })
})
