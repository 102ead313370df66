import { describe, expect, it } from 'vitest'
import { createCharge, doors, getCharge, openThrough, testBarcode } from './harness.ts'

describe.each(doors)('the summaries of charges %s', (_door, controlOf) => {
  it('show a pending charge, what is planned, and the end of its barcode', async () => {
    await using checked = await openThrough(controlOf)
    const { id } = await createCharge(checked.api, { description: 'Table 7' })

    expect(await checked.control.charges.listSummaries()).toEqual({
      total: 1,
      data: [
        {
          id,
          status: 'pending',
          source_type: 'barcode_alipay',
          amount: 400_000,
          currency: 'THB',
          refunded: 0,
          failure_code: null,
          store_id: 'BJ_ZZ_001',
          store_name: 'Some Store',
          terminal_id: 'T80001',
          barcode_ending: '7890',
          description: 'Table 7',
          created_at: '2025-06-01T10:00:00Z',
          ended_at: null,
          decided_by: 'server',
          outcome: 'successful;after=2s',
        },
      ],
    })
  })

  it('show how each ended and when, and what was refunded, newest first', async () => {
    await using checked = await openThrough(controlOf)
    const { api, control } = checked
    const made = []
    for (const ending of ['0000', '1003', '0100']) {
      made.push(await createCharge(api, { source: { barcode: testBarcode(ending) } }))
    }
    await control.clock.advance('24h')
    await api.post(`/charges/${made[0]?.id}/refunds`, { amount: 1000 }).expect(200)
    await api.post(`/charges/${made[0]?.id}/refunds`, { amount: 500 }).expect(200)

    const { data } = await control.charges.listSummaries()

    expect(data).toMatchObject([
      { status: 'expired', ended_at: '2025-06-02T10:00:00Z', decided_by: 'barcode' },
      {
        status: 'failed',
        ended_at: '2025-06-01T10:00:02Z',
        failure_code: 'insufficient_balance',
        outcome: 'failed;failure_code=insufficient_balance;after=2s',
      },
      { status: 'successful', ended_at: '2025-06-01T10:00:02Z', refunded: 1500 },
    ])
    expect(data.map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse())
  })

  it.each([{ limit: -1 }, { limit: 1.5 }, { offset: 'x' }, { status: 'pending' }])(
    'cannot be asked for by %j',
    async (query) => {
      await using checked = await openThrough(controlOf)

      await expect(checked.control.charges.listSummaries(query as never)).rejects.toMatchObject({
        status: 400,
      })
    },
  )

  it('cut long texts to two hundred whole characters', async () => {
    await using checked = await openThrough(controlOf)
    const { api, control } = checked
    // Each is two code units, and what comes before moves them to odd places.
    const [wide, odd] = ['🍵'.repeat(201), `x${'🍵'.repeat(300)}`]
    await createCharge(api, { description: wide, source: { store_name: odd } })
    await createCharge(api, { description: '🍵'.repeat(150) })

    const { data } = await control.charges.listSummaries()

    expect(data.map(({ description, store_name }) => [description, store_name])).toEqual([
      ['🍵'.repeat(150), 'Some Store'],
      ['🍵'.repeat(200), `x${'🍵'.repeat(199)}`],
    ])
  })

  it('are of one account', async () => {
    await using checked = await openThrough(controlOf)
    const { id } = await createCharge(checked.apiOf('skey_test_other'))

    expect(await checked.control.charges.listSummaries()).toEqual({ data: [], total: 0 })
    await expect(checked.control.charges.getDetails(id)).rejects.toMatchObject({ status: 404 })
  })
})

it('summaries come in pages: twenty unless told otherwise, a thousand at the most', async () => {
  await using checked = await openThrough(async (sandbox) => sandbox.control, { demo: 1_010 })

  for (const [door, controlOf] of doors) {
    const { charges } = await controlOf(checked.sandbox)
    const all = (await charges.listSummaries({ limit: 1_000 })).data

    const pages = await Promise.all([
      charges.listSummaries(),
      charges.listSummaries({ offset: 1, limit: 2 }),
      charges.listSummaries({ limit: 0 }),
      charges.listSummaries({ limit: 999_999_999 }),
      charges.listSummaries({ offset: 2_000 }),
    ])

    expect([door, ...pages.map(({ data, total }) => [data.length, total])]).toEqual([
      door,
      [20, 1_010],
      [2, 1_010],
      [0, 1_010],
      [1_000, 1_010],
      [0, 1_010],
    ])
    expect(pages[1]?.data).toEqual(all.slice(1, 3))
  }
})

describe.each(doors)('the details of a charge %s', (_door, controlOf) => {
  it('show it as the imitated API does, with every decision, the one that holds last', async () => {
    await using checked = await openThrough(controlOf)
    const { api, control } = checked
    await control.rules.add({ match: { amount: 4000 }, outcome: 'failed' })
    const { id } = await createCharge(api)
    await control.clock.advance('1s')
    await control.charges.setOutcome(id, { outcome: 'manual' })
    await api.post(`/charges/${id}/mark_as_paid`, {}).expect(200)

    const details = await control.charges.getDetails(id)

    expect(details.charge).toEqual(await getCharge(api, id))
    expect([details.summary]).toEqual((await control.charges.listSummaries()).data)
    expect(details.decisions).toEqual([
      {
        at: '2025-06-01T10:00:00Z',
        outcome: 'successful;after=2s',
        decided_by: 'server',
        because: 'default of the server',
        near_miss: 'rule_1 nearly matched: amount is 400000, not 4000',
      },
      {
        at: '2025-06-01T10:00:01Z',
        outcome: 'manual',
        decided_by: 'control',
        because: 'call of the control API',
        near_miss: null,
      },
      {
        at: '2025-06-01T10:00:01Z',
        outcome: 'successful;after=0s',
        decided_by: 'api',
        because: 'call of the imitated API',
        near_miss: null,
      },
    ])
  })

  it('of a charge that is not there are refused', async () => {
    await using checked = await openThrough(controlOf)

    await expect(checked.control.charges.getDetails('chrg_test_0')).rejects.toMatchObject({
      status: 404,
      detail: 'This account has no charge "chrg_test_0".',
    })
  })

  it('and the summaries are read without a trace in the journal', async () => {
    await using checked = await openThrough(controlOf)
    const { id } = await createCharge(checked.api)

    await checked.control.charges.getDetails(id)
    await checked.control.charges.listSummaries()
    await checked.control.phone.listCodes()

    expect((await checked.control.requests.list()).total).toBe(1)
  })
})
