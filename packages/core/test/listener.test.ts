import { describe, expect, it } from 'vitest'
import {
  chooseListener,
  instant,
  isLeftOut,
  type Lease,
  type Listener,
  type ListenerFilter,
  type ListenerSubject,
  loopbackOf,
  withLease,
  withoutLapsed,
} from '../src/index.ts'

const subject: ListenerSubject = { key: 'charge.create', charge: 'chrg_test_1', status: 'pending' }
const everything: ListenerFilter = { events: null, charge: null, status: null }
const now = instant(1_000)

function listener(id: string, changes: Partial<Listener> = {}): Listener {
  return { id, filter: everything, aliveUntil: instant(2_000), ending: false, ...changes }
}

function lease(number: number, changes: Partial<Lease> = {}): Lease {
  return {
    id: `lease ${number}`,
    listener: 'one',
    delivery: `whdl_test_${number}`,
    cause: 'schedule',
    headers: {},
    timeoutMs: 10,
    until: instant(2_000),
    result: null,
    ...changes,
  }
}

describe('a listener is chosen', () => {
  it('that has least to do', () => {
    const listeners = [listener('one'), listener('other')]

    const choice = chooseListener({ listeners, leases: [lease(1)] }, subject, 10)

    expect(choice).toMatchObject({ listener: { id: 'other' } })
  })

  it.each([
    ['none is there', [], 'not-connected'],
    ['the only one ends', [listener('one', { ending: true })], 'not-connected'],
    ['all have as many leases as they may', [listener('one')], 'all-busy'],
    [
      'none forwards it',
      [
        listener('one', { filter: { ...everything, events: ['charge.complete'] } }),
        listener('two', { filter: { ...everything, charge: 'chrg_test_2' } }),
        listener('three', { filter: { ...everything, status: 'failed' } }),
      ],
      'left-out',
    ],
  ] as const)('not where %s', (_when, listeners, none) => {
    expect(chooseListener({ listeners, leases: [lease(1)] }, subject, 1)).toEqual({ none })
  })
})

describe('a webhook is left out', () => {
  const filtered = listener('one', { filter: { ...everything, status: 'failed' } })

  it('only where those that are connected want others', () => {
    const lapsed = { ...filtered, aliveUntil: now }
    const leftOut = [[], [lapsed], [filtered], [filtered, listener('all')]].map((listeners) =>
      isLeftOut({ listeners, leases: [] }, subject, now),
    )

    expect(leftOut).toEqual([false, false, true, false])
  })
})

it('one lease is left of two of the same delivery', () => {
  const first = withLease({ listeners: [], leases: [] }, lease(1))

  const { leases } = withLease(first, lease(1, { id: 'again' }))

  expect(leases.map(({ id }) => id)).toEqual(['again'])
})

it('listeners whose time is over are forgotten, but those whose connections are known', () => {
  const listeners = ['one', 'two'].map((id) => listener(id, { aliveUntil: now }))
  const leases = [lease(1), lease(2, { until: instant(now - 60_000) })]

  const left = withoutLapsed({ listeners, leases }, now, new Set(['two']))

  expect(left.listeners.map(({ id }) => id)).toEqual(['two'])
  expect(left.leases.map(({ id }) => id)).toEqual(['lease 1'])
})

it('names below localhost are this machine, and no others', () => {
  const names = [
    'shop.localhost',
    'SHOP.Localhost.',
    'localhost',
    'localhost.example',
    'mylocalhost',
  ]

  expect(names.filter((name) => loopbackOf(name))).toEqual(['shop.localhost', 'SHOP.Localhost.'])
})
