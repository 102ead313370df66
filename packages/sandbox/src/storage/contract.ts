import {
  type Charge,
  type Delivery,
  type EventId,
  initialIdCursor,
  instant,
  lastInstant,
  notListening,
  type StoredSource,
  subunits,
  systemClock,
} from '@omise-sandbox/core'
import { describe, expect, it } from 'vitest'
import type { JournalEntry, JournalQuery } from './journal.ts'
import type { AccountCopy, AccountState, ListQuery, SendTask, Store, Task } from './store.ts'

/** What every store promises, as a suite that each adapter runs. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(`the ${name} store`, () => {
    async function opened<T>(work: (store: Store) => Promise<T>): Promise<T> {
      const store = await open()
      try {
        return await work(store)
      } finally {
        await store.close()
      }
    }

    it('reads an account that was never written as empty', () =>
      opened(async (store) => {
        const reader = store.reader('nobody')

        expect(await reader.account()).toBeUndefined()
        expect(await reader.get('charge', 'chrg_test_none')).toBeUndefined()
        expect(await reader.list('charge', everything)).toEqual({ data: [], total: 0 })
        expect(await reader.tasks({ charge: undefined, limit: 10 })).toEqual([])
      }))

    it('gives back what was put, and the later of two', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          tx.put('charge', charge(1))
          tx.put('charge', charge(1, 'changed'))
        })

        expect(await store.reader('a').get('charge', idOf(1))).toEqual(charge(1, 'changed'))
        expect(await store.reader('a').list('charge', everything)).toMatchObject({ total: 1 })
      }))

    it('shows a decision its own writes, and nobody else before it is kept', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          tx.put('charge', charge(2))
          tx.put('charge', charge(1))

          expect(await tx.get('charge', idOf(1))).toEqual(charge(1))
          expect(await tx.list('charge', everything)).toMatchObject({
            total: 2,
            data: [charge(1), charge(2)],
          })
          expect(await store.reader('a').get('charge', idOf(1))).toBeUndefined()
        })
      }))

    it('keeps nothing of a decision that throws: no entity, task, setting, and no task is lost', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => tx.schedule(task(5)))
        const failing = store.atomically('a', async (tx) => {
          tx.put('charge', charge(1))
          tx.saveAccount(accountState)
          tx.schedule(task(6))
          expect(await tx.claimDueTask(instant(10))).toEqual(task(5))
          throw new Error('no')
        })

        await expect(failing).rejects.toThrow('no')
        const reader = store.reader('a')
        expect(await reader.get('charge', idOf(1))).toBeUndefined()
        expect(await reader.account()).toBeUndefined()
        expect(await reader.tasks({ charge: undefined, limit: 10 })).toEqual([task(5)])
      }))

    it('gives those of some ids that there are, in the order of making', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          for (const number of [1, 2, 3]) tx.put('charge', charge(number))
        })
        const ids = [3, 9, 1, 3].map(idOf)

        expect(await store.reader('a').getAll('charge', ids)).toEqual([charge(1), charge(3)])
        expect(await store.reader('a').getAll('charge', [])).toEqual([])
        await store.atomically('a', async (tx) => {
          tx.put('charge', charge(1, 'changed'))
          expect(await tx.getAll('charge', ids)).toEqual([charge(1, 'changed'), charge(3)])
        })
      }))

    it('lets decisions on one account come one after the other: no update is lost', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => tx.put('charge', charge(1, '0')))
        const increment = () =>
          store.atomically('a', async (tx) => {
            const found = await tx.get('charge', idOf(1))
            tx.put('charge', charge(1, String(Number(found?.notes.description) + 1)))
          })

        await Promise.all(Array.from({ length: 50 }, increment))

        expect(await store.reader('a').get('charge', idOf(1))).toEqual(charge(1, '50'))
      }))

    it('keeps accounts apart', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => tx.put('charge', charge(1)))

        expect(await store.reader('b').get('charge', idOf(1))).toBeUndefined()
        expect(await store.reader('b').list('charge', everything)).toMatchObject({ total: 0 })
      }))

    it('lists in the order of making, whatever the order of putting, in pages and windows', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          for (const number of [3, 1, 5, 2, 4]) tx.put('charge', charge(number))
        })
        const list = async (query: Partial<ListQuery>) => {
          const page = await store.reader('a').list('charge', { ...everything, ...query })
          return [page.data.map(({ facts }) => facts.id), page.total]
        }

        expect(await list({})).toEqual([[1, 2, 3, 4, 5].map(idOf), 5])
        expect(await list({ offset: 1, limit: 2 })).toEqual([[2, 3].map(idOf), 5])
        expect(await list({ order: 'reverse_chronological', offset: 1, limit: 2 })).toEqual([
          [4, 3].map(idOf),
          5,
        ])
        expect(await list({ offset: 7 })).toEqual([[], 5])
        expect(await list({ from: instant(2000), until: instant(4000) })).toEqual([
          [2, 3].map(idOf),
          2,
        ])
        expect(await list({ from: instant(4000), until: instant(2000) })).toEqual([[], 0])
      }))

    it('counts once what is read and put again, also where the last id is one of before it', () =>
      opened(async (store) => {
        // As it is once the clock was set back: the account's last id is of the moment zero.
        await store.atomically('a', async (tx) => {
          tx.saveAccount(accountState)
          for (const number of [1, 2]) tx.put('charge', charge(number))
        })

        await store.atomically('a', async (tx) => {
          const first = await tx.get('charge', idOf(1))
          const { data } = await tx.list('charge', { ...everything, from: instant(2000) })
          for (const read of [first, ...data]) if (read) tx.put('charge', read)
          tx.put('charge', charge(3))
        })

        const { data, total } = await store.reader('a').list('charge', everything)
        expect(data.map(({ facts }) => facts.id)).toEqual([1, 2, 3].map(idOf))
        expect(total).toBe(3)
      }))

    it('gives due tasks in order of due time, then of scheduling, each once', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          for (const [number, due] of [
            [1, 7],
            [2, 3],
            [3, 7],
            [4, 9],
          ] as const)
            tx.schedule(task(due, number))
        })
        const take = () => store.atomically('a', (tx) => tx.claimDueTask(instant(8)))

        const taken = await Promise.all(Array.from({ length: 5 }, take))

        expect(taken).toEqual([task(3, 2), task(7, 1), task(7, 3), undefined, undefined])
        expect(await store.atomically('a', (tx) => tx.nextDue())).toBe(9)
      }))

    it('drops what was still to happen to a charge, but not its webhooks', () =>
      opened(async (store) => {
        const webhook = sending(4, 1)
        await store.atomically('a', async (tx) => {
          tx.schedule(task(3, 1))
          tx.schedule(webhook)
          tx.schedule(task(5, 2))
        })
        await store.atomically('a', async (tx) => tx.unschedule(idOf(1)))

        expect(await store.reader('a').tasks({ charge: undefined, limit: 10 })).toEqual([
          webhook,
          task(5, 2),
        ])
        expect(await store.reader('a').tasks({ charge: idOf(2), limit: 10 })).toEqual([task(5, 2)])
      }))

    it('drops the sending of one delivery', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          tx.schedule(sending(4, 1))
          tx.schedule(sending(5, 2))
          tx.schedule(task(6, 1))
        })
        await store.atomically('a', async (tx) => tx.unscheduleDelivery(idOf(1), 'whdl_test_1'))

        expect(await store.reader('a').tasks({ charge: idOf(1), limit: 10 })).toEqual([
          sending(5, 2),
          task(6, 1),
        ])
        expect(await store.atomically('a', (tx) => tx.nextDue())).toBe(5)
      }))

    it('gives all that an account holds, in order', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          tx.saveAccount(accountState)
          for (const number of [2, 3, 1]) tx.put('charge', charge(number))
          for (const due of [7, 5]) tx.schedule(task(due))
        })

        const contents = await store.atomically('a', (tx) => tx.contents())

        expect(contents).toEqual({
          account: accountState,
          entities: {
            charge: [1, 2, 3].map((number) => charge(number)),
            source: [],
            refund: [],
            transaction: [],
            event: [],
            delivery: [],
          },
          tasks: [task(5), task(7)],
        })
        expect(await store.atomically('b', (tx) => tx.contents())).toMatchObject({
          account: undefined,
          tasks: [],
        })
      }))

    it('tells after each commit what was written, and whether the account was emptied first', () =>
      opened(async (store) => {
        const commits: unknown[] = []
        store.onCommit(({ account, written, erased }) => commits.push([account, written(), erased]))
        await store.atomically('a', async (tx) => {
          tx.put('charge', charge(1))
          tx.schedule(task(5))
        })
        await store.atomically('a', async (tx) => tx.erase())
        const failing = store.atomically('a', async (tx) => {
          tx.put('charge', charge(2))
          throw new Error('no')
        })

        await expect(failing).rejects.toThrow('no')
        expect(commits).toEqual([
          ['a', [{ kind: 'charge', entity: charge(1) }], false],
          ['a', [], true],
        ])
      }))

    it('keeps the last thousand requests, and gives those that are asked for, newest first', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => tx.saveAccount(accountState))
        const notified: number[] = []
        store.journal.onAppend((account, { id }) => {
          if (account === 'a') notified.push(id)
        })
        for (let number = 1; number <= 1_003; number++) {
          store.journal.append('a', request(number))
        }
        const list = async (query: Partial<JournalQuery>) => {
          const page = await store.journal.list('a', { ...anyRequest, ...query })
          return [page.data.map(({ id }) => id), page.total]
        }

        expect(await list({ limit: 2 })).toEqual([[1_003, 1_002], 1_000])
        expect(await list({ offset: 999 })).toEqual([[4], 1_000])
        expect(await list({ charge: idOf(7) })).toEqual([[7], 1])
        expect(await list({ status: { from: 400, to: 499 }, limit: 1 })).toEqual([[1_002], 500])
        expect(await list({ from: instant(1_001), until: instant(1_003) })).toEqual([
          [1_002, 1_001],
          2,
        ])
        expect(await list({ key: 'public' })).toEqual([[], 0])
        expect(await list({ status: 'none' })).toEqual([[], 0])
        expect(notified).toHaveLength(1_003)
        expect(await store.journal.list('b', anyRequest)).toEqual({ data: [], total: 0 })
      }))

    it('keeps no request of an earlier life of the account', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => tx.saveAccount(accountState))
        store.journal.append('a', request(1))
        await store.atomically('a', async (tx) => {
          tx.erase()
          tx.saveAccount({ ...accountState, epoch: 1 })
        })
        store.journal.append('a', request(2))

        expect((await store.journal.list('a', anyRequest)).total).toBe(0)
      }))

    it('keeps copies by name, which outlive an account that is emptied', () =>
      opened(async (store) => {
        const { snapshots } = store
        await store.atomically('a', async (tx) => tx.saveAccount(accountState))
        const save = (name: string, number: number) => snapshots.save('a', name, copy(number), 2)
        const saved = [await save('two', 2), await save('one', 1), await save('two', 3)]
        const more = await Promise.all([save('three', 1), save('four', 1)])
        await store.atomically('a', async (tx) => tx.erase())

        expect([...saved, ...more]).toEqual([true, true, true, false, false])
        expect(await snapshots.get('a', 'two')).toEqual(copy(3))
        expect(await snapshots.list('a')).toEqual([
          { name: 'one', at: 1, charges: 1 },
          { name: 'two', at: 3, charges: 1 },
        ])
        expect(await snapshots.get('b', 'two')).toBeUndefined()
        expect(await snapshots.delete('a', 'one')).toBe(true)
        expect(await snapshots.delete('a', 'one')).toBe(false)
      }))

    it('forgets an account whole, snapshots and journal too', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          tx.saveAccount(accountState)
          tx.put('charge', charge(1))
          tx.schedule(task(5))
        })
        store.journal.append('a', request(1))
        await store.snapshots.save('a', 'one', copy(1), 2)
        await store.atomically('b', async (tx) => tx.saveAccount(accountState))

        const busy = store.atomically('a', async (tx) => {
          await tx.account()
          return store.forget('a')
        })
        expect(await busy).toBe(false)
        expect(await store.forget('a')).toBe(true)

        expect(await store.accountCount()).toBe(1)
        expect(await store.reader('a').account()).toBeUndefined()
        expect(await store.nextWake()).toBeUndefined()
        expect(await store.snapshots.list('a')).toEqual([])
        expect((await store.journal.list('a', anyRequest)).total).toBe(0)
      }))

    it('knows which account has work due, and when the next has', () =>
      opened(async (store) => {
        const wakes: unknown[] = []
        store.onCommit(({ account, wakesAt }) => wakes.push([account, wakesAt]))
        for (const [account, due] of [
          ['a', 50],
          ['b', 20],
          ['c', 80],
        ] as const) {
          await store.atomically(account, async (tx) => {
            tx.saveAccount(accountState)
            tx.schedule(task(due))
          })
        }

        expect(await store.nextWake()).toBe(20)
        expect(await store.accountsDue(instant(60), 10)).toEqual(['b', 'a'])
        expect(await store.accountsDue(instant(60), 1)).toEqual(['b'])
        expect(wakes).toEqual([
          ['a', 50],
          ['b', 20],
          ['c', 80],
        ])
      }))

    it('wakes a frozen account only for what is due at its instant', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          tx.saveAccount({ ...accountState, clock: { mode: 'frozen', at: instant(10) } })
          tx.schedule(task(11))
        })
        expect(await store.nextWake()).toBeUndefined()

        await store.atomically('a', async (tx) => tx.schedule(task(10)))
        expect(await store.accountsDue(instant(1), 10)).toEqual(['a'])
      }))

    it('erases an account whole, and lets the same decision begin it anew', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          tx.saveAccount(accountState)
          tx.put('charge', charge(1))
          tx.schedule(task(5))
        })
        await store.atomically('a', async (tx) => {
          tx.erase()
          expect(await tx.get('charge', idOf(1))).toBeUndefined()
          tx.put('charge', charge(2))
        })

        const reader = store.reader('a')
        expect(await reader.account()).toBeUndefined()
        expect(await reader.list('charge', everything)).toMatchObject({
          total: 1,
          data: [charge(2)],
        })
        expect(await reader.tasks({ charge: undefined, limit: 10 })).toEqual([])
        expect(await store.nextWake()).toBeUndefined()
      }))

    it('gives what was made before a moment, a few at a time', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          for (const number of [3, 1, 5, 2, 4]) tx.put('charge', charge(number))
        })
        const oldest = async (after: number | undefined, until: number, limit = 100) => {
          const query = {
            after: after === undefined ? undefined : idOf(after),
            until: instant(until * 1000),
            limit,
          }
          const found = await store.reader('a').oldest('charge', query)
          return found.map(({ facts }) => facts.createdAt / 1000)
        }

        expect(await oldest(undefined, 4)).toEqual([1, 2, 3])
        expect(await oldest(undefined, 4, 2)).toEqual([1, 2])
        expect(await oldest(2, 4, 2)).toEqual([3])
        expect(await oldest(2, 1)).toEqual([])
        expect(await store.reader('b').oldest('source', anyOldest)).toEqual([])
      }))

    it('knows for which charges something is still to be done', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          for (const number of [1, 2, 3, 4]) tx.put('charge', charge(number))
          tx.put('delivery', delivery(1, 1))
          tx.schedule(sending(4, 1))
          tx.schedule(task(5, 2))
          tx.schedule(task(6, 3))
          tx.unschedule(idOf(3))
        })
        const busy = async () => [...(await store.reader('a').busy([1, 2, 3, 4, 9].map(idOf)))]

        expect((await busy()).sort()).toEqual([idOf(1), idOf(2)])
        const taken = await store.atomically('a', (tx) => tx.claimDueTask(instant(4)))
        expect((await busy()).sort()).toEqual([idOf(1), idOf(2)])
        await store.atomically('a', async (tx) => {
          tx.put('delivery', { ...delivery(1, 1), state: 'delivered' })
          tx.sent(taken as SendTask)
        })
        expect(await busy()).toEqual([idOf(2)])
        expect([...(await store.reader('b').busy([idOf(1)]))]).toEqual([])
      }))

    it('drops charges with what is listed on their pages, and counts what is left', () =>
      opened(async (store) => {
        const event = (number: number, of: number) =>
          ({
            id: eventId(number),
            key: 'charge.create',
            subject: { object: 'charge', charge: charge(of) },
            apiVersion: '2019-05-29',
            shape: { wire: '2020-07', voidCutoff: accountState.settings.voidCutoff },
            createdAt: instant(0),
          }) as const
        await store.atomically('a', async (tx) => {
          tx.saveAccount(accountState)
          for (const number of [1, 2, 3, 4]) {
            tx.put('charge', charge(number))
            tx.put('source', sourceOf(number))
            tx.put('event', event(number, number))
            tx.put('event', event(number + 10, number))
            tx.put('delivery', { ...delivery(number, number), charge: idOf(number) })
          }
        })
        const totals = async () => {
          const reader = store.reader('a')
          const kinds = ['charge', 'source', 'event', 'delivery'] as const
          return Promise.all(
            kinds.map(async (kind) => {
              const { data, total } = await reader.list(kind, everything)
              expect(data).toHaveLength(total)
              return total
            }),
          )
        }
        const failing = store.atomically('a', async (tx) => {
          tx.remove('charge', [idOf(1)])
          throw new Error('no')
        })
        await expect(failing).rejects.toThrow('no')
        expect(await totals()).toEqual([4, 4, 8, 4])

        await store.atomically('a', async (tx) => {
          tx.remove('charge', [idOf(3), idOf(1), idOf(9)])
          tx.remove('source', [sourceOf(3).id])
          tx.put('charge', charge(5))
        })

        const reader = store.reader('a')
        expect(await totals()).toEqual([3, 3, 4, 2])
        expect(await reader.get('charge', idOf(1))).toBeUndefined()
        expect(await reader.get('source', sourceOf(3).id)).toBeUndefined()
        expect(await reader.list('event', { ...everything, charge: idOf(3) })).toMatchObject({
          total: 0,
        })
        expect(await reader.list('event', { ...everything, charge: idOf(2) })).toMatchObject({
          data: [event(2, 2), event(12, 2)],
          total: 2,
        })
        expect(await reader.deliveriesOf([event(1, 1).id])).toEqual([])
        expect(await reader.account()).toEqual(accountState)
      }))

    it('keeps the first salt that it is given', () =>
      opened(async (store) => {
        const kept = await store.salt('a')

        expect(await store.salt('b')).toBe(kept)
      }))

    it('names the accounts it keeps', () =>
      opened(async (store) => {
        for (const account of ['b', 'a', 'c']) {
          await store.atomically(account, async (tx) => tx.saveAccount(accountState))
        }
        await store.forget('c')

        const named: string[] = []
        for await (const account of store.accounts()) named.push(account)
        expect(named.sort()).toEqual(['a', 'b'])
      }))

    it('finds the deliveries of events', () =>
      opened(async (store) => {
        await store.atomically('a', async (tx) => {
          for (const one of [delivery(1, 1), delivery(2, 2), delivery(3, 1)])
            tx.put('delivery', one)
        })
        await store.atomically('a', async (tx) => {
          tx.put('delivery', delivery(1, 1, 'http://[::1]/'))
          const found = await tx.deliveriesOf([eventId(1)])
          expect(found.map(({ url }) => url).sort()).toEqual(['http://127.0.0.1/', 'http://[::1]/'])
        })

        const found = await store.reader('a').deliveriesOf([eventId(1), eventId(9)])
        expect(found).toEqual([delivery(1, 1, 'http://[::1]/'), delivery(3, 1)])
      }))
  })
}

const anyOldest = { after: undefined, until: lastInstant, limit: 100 }

/** All of a kind, as far as a page goes. */
export const everything: ListQuery = {
  from: instant(0),
  until: lastInstant,
  order: 'chronological',
  offset: 0,
  limit: 100,
  charge: undefined,
}

/** An account that lives by wall time. */
export const accountState: AccountState = {
  createdAt: instant(0),
  epoch: 0,
  settings: {
    apiVersion: '2019-05-29',
    defaultStore: null,
    defaultOutcome: null,
    country: 'TH',
    methods: null,
    voidCutoff: null,
    zeroInterestInstallments: true,
    wire: '2020-07',
    expireEvent: 'charge.expire',
    webhooks: {
      url: null,
      events: ['*'],
      secret: null,
      previousSecret: null,
      rotatesUntil: null,
      retryPolicy: 'omise',
      standardHeaders: false,
      disabled: false,
    },
  },
  clock: systemClock,
  balance: subunits(0),
  chance: { state: [1, 2, 3, 4] },
  lastId: { at: instant(0), high: 0, low: 0 },
  rules: [],
  faults: [],
  held: [],
  codes: [],
  counter: 0,
  listening: notListening,
}

/** An id made at `second`, as base 36 of its milliseconds and no random bits. */
function idOf(second: number): `chrg_test_${string}` {
  return `chrg_test_${(BigInt(second * 1000) << 55n).toString(36).padStart(19, '0')}`
}

function task(due: number, number = 1): Task {
  return { kind: 'charge-expires', due: instant(due), charge: idOf(number) }
}

function sending(due: number, number: number): SendTask {
  return {
    kind: 'webhook-is-sent',
    cause: 'schedule',
    due: instant(due),
    charge: idOf(1),
    delivery: `whdl_test_${number}`,
    event: 'evnt_test_1',
    url: 'http://127.0.0.1/',
    epoch: 0,
  }
}

function eventId(number: number): EventId {
  return `evnt_test_${String(number).padStart(19, '0')}`
}

/** A webhook of the first charge that is still to be sent. */
function delivery(number: number, event: number, url = 'http://127.0.0.1/'): Delivery {
  return {
    id: `whdl_test_${String(number).padStart(19, '0')}`,
    event: eventId(event),
    key: 'charge.create',
    charge: idOf(1),
    url,
    epoch: 0,
    state: 'pending',
    fault: null,
    attempts: [],
    createdAt: instant(0),
    nextAttemptAt: null,
  }
}

function sourceOf(number: number): StoredSource {
  const { source, id } = charge(number).facts
  return { id: source.id, source, chargedBy: id }
}

function copy(moment: number): AccountCopy {
  const { epoch: _epoch, listening: _listening, ...account } = accountState
  return {
    account: { ...account, clock: { mode: 'frozen', now: instant(moment), scale: 0 }, held: [] },
    charges: [charge(moment)],
    sources: [],
    refunds: [],
    transactions: [],
    events: [],
    deliveries: [],
    tasks: [task(moment)],
  }
}

/** All requests, as far as a page goes. */
export const anyRequest: JournalQuery = {
  charge: undefined,
  key: undefined,
  status: undefined,
  from: undefined,
  until: undefined,
  offset: 0,
  limit: 100,
}

/** A request at that millisecond, about the charge of that number; every second one was refused. */
function request(number: number): JournalEntry {
  return {
    id: 0,
    at: instant(number),
    mark: initialIdCursor,
    epoch: 0,
    method: 'GET',
    path: '/balance',
    operation: 'getBalance',
    key: 'secret',
    status: number % 2 === 0 ? 404 : 200,
    charge: idOf(number),
    outcome: undefined,
    fault: undefined,
    hint: undefined,
    error: undefined,
    body: undefined,
    durationMs: 1,
  }
}

function charge(number: number, description: string | null = null): Charge {
  const at = instant(number * 1000)
  const amount = subunits(2000)
  return {
    status: 'pending',
    facts: {
      id: idOf(number),
      amount,
      source: {
        id: `src_test_${String(number).padStart(19, '0')}`,
        type: 'barcode_alipay',
        amount,
        currency: 'THB',
        barcode: '1',
        storeId: null,
        storeName: null,
        terminalId: null,
        createdAt: at,
      },
      createdAt: at,
      expiresAt: at,
      capture: true,
      ip: null,
      returnUri: null,
      webhookEndpoints: [],
      zeroInterestInstallments: true,
    },
    notes: { description, metadata: {} },
    plan: {
      outcome: { kind: 'manual' },
      decidedBy: 'server',
      because: 'a test',
      nearMiss: null,
      decidedAt: at,
      mark: initialIdCursor,
      earlier: [],
    },
  }
}
