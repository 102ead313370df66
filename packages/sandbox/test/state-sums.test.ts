import { describe, expect, it } from 'vitest'
import { type CheckedSandbox, copyIn, createCharge, openSandbox } from './harness.ts'

/** An account with a charge that is paid and refunded in part, and one that is pending; webhooks wait. */
async function openFilled(): Promise<CheckedSandbox> {
  const checked = await openSandbox()
  const { control } = checked.sandbox
  await control.webhooks.update({ url: 'sandbox:inbox' })
  const { id } = await createCharge(checked.api)
  await control.clock.advance('3s')
  for (const amount of [1000, 2000]) {
    await checked.api.post(`/charges/${id}/refunds`, { amount }).expect(200)
  }
  await createCharge(checked.api)
  await checked.sandbox.settled()
  return checked
}

// biome-ignore lint/suspicious/noExplicitAny: what is made of a state here is none, on purpose.
type Anything = any

const twice = (list: unknown[]) => list.push(structuredClone(list[0]))

/** Each is a change of a state that was exported, and where it is found. */
const changes: readonly (readonly [what: string, at: string, change: (copy: Anything) => void])[] =
  [
    [
      'a refund above the charge',
      '/charges/0/refunds: it must come to 400000 at most',
      ({ charges, refunds, transactions }) => {
        charges[0].refunds[0].amount = 400_001
        refunds[0].amount = 400_001
        transactions[1].amount = 400_001
      },
    ],
    [
      'refunds above the charge together',
      '/charges/0/refunds',
      ({ charges, refunds }) => {
        for (const list of [charges[0].refunds, refunds])
          for (const one of list) one.amount = 200_001
      },
    ],
    [
      'a refund of nothing',
      '/charges/0/refunds/0/amount',
      ({ charges }) => void Object.assign(charges[0].refunds[0], { amount: 0 }),
    ],
    [
      'a refund that gives money',
      '/charges/0/refunds/0/amount',
      ({ charges }) => void Object.assign(charges[0].refunds[0], { amount: -1 }),
    ],
    [
      'a refund that is listed with another amount',
      '/charges/0/refunds/0/id',
      ({ refunds }) => void refunds[0].amount++,
    ],
    [
      'a refund that is not listed',
      '/charges/0/refunds/0/id',
      ({ refunds }) => void refunds.shift(),
    ],
    [
      'a refund that its charge does not have',
      '/refunds/0/charge',
      ({ charges }) => void charges[0].refunds.shift(),
    ],
    [
      'a refund of a charge that is pending',
      '/refunds/0/charge',
      ({ charges, refunds }) => {
        charges[0].refunds = []
        for (const refund of refunds) refund.charge = charges[1].facts.id
      },
    ],
    [
      'more refunds than there can be',
      '/charges/0/refunds: it must have',
      ({ charges }) => {
        charges[0].refunds = Array.from({ length: 1000 }, () => ({
          ...charges[0].refunds[0],
          amount: 1,
        }))
      },
    ],
    [
      'a charge of nothing',
      '/charges/1/facts/amount',
      ({ charges }) => void Object.assign(charges[1].facts, { amount: 0 }),
    ],
    [
      'a movement that is more than its charge',
      '/transactions/0/amount: it must be 392938',
      ({ transactions }) => void Object.assign(transactions[0], { amount: 400_000 }),
    ],
    [
      'a movement of nothing that is there',
      '/transactions/0/origin',
      ({ transactions }) =>
        void Object.assign(transactions[0], { origin: 'chrg_test_0000000000000000000' }),
    ],
    [
      'a movement the other way',
      '/transactions/1/direction: it must be debit',
      ({ transactions }) => void Object.assign(transactions[1], { direction: 'credit' }),
    ],
    ...['charges', 'refunds', 'transactions', 'events', 'deliveries'].map(
      (name) =>
        [`${name} with one id`, `/${name}/`, (copy: Anything) => void twice(copy[name])] as const,
    ),
    [
      'an empty secret',
      '/account/settings/webhooks/secret',
      ({ account }) => void Object.assign(account.settings.webhooks, { secret: '' }),
    ],
    [
      'an empty secret of before',
      '/account/settings/webhooks/previousSecret',
      ({ account }) => void Object.assign(account.settings.webhooks, { previousSecret: '' }),
    ],
    [
      'an endpoint that is no URL',
      '/account/settings/webhooks/url',
      ({ account }) => void Object.assign(account.settings.webhooks, { url: 'hook' }),
    ],
  ]

describe('an import', () => {
  it('is taken as it was exported', async () => {
    await using checked = await openFilled()
    const { control } = checked.sandbox
    const state = await control.state.export()

    await control.state.import(state)

    expect(await control.state.export()).toEqual(state)
    const { charges, refunds, transactions } = copyIn(state)
    expect([charges.length, refunds.length, transactions.length]).toEqual([2, 2, 3])
  })

  it('refuses what does not add up, and changes nothing', async () => {
    await using checked = await openFilled()
    const { control } = checked.sandbox
    const state = await control.state.export()

    for (const [what, at, change] of changes) {
      const data = JSON.parse(JSON.stringify(state.data))
      change(data)
      await expect(control.state.import({ ...state, data } as never), what).rejects.toMatchObject({
        status: 400,
        detail: expect.stringContaining(`at /data${at}`),
      })
    }

    expect(await control.state.export()).toEqual(state)
  })

  it('takes a balance below zero, which the fee of a refunded charge leaves', async () => {
    await using checked = await openSandbox()
    const { control } = checked.sandbox
    const { id } = await createCharge(checked.api)
    await control.clock.advance('3s')
    await checked.api.post(`/charges/${id}/refunds`, { amount: 400_000 }).expect(200)
    const before = (await checked.api.get('/balance')).body

    await control.state.import(await control.state.export())

    expect(before.total).toBe(-7062)
    expect((await checked.api.get('/balance')).body).toEqual(before)
  })
})
