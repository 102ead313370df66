import type { EntityKind } from '@omise-sandbox/sandbox/store'
import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'
import { compilerFor, type Dialect, slot, statement } from './statement.ts'

/** Rows that one statement writes at most; more are written in parts. */
export const mostRows = 50

export type Statements = ReturnType<typeof prepareStatements>

type ByAccount = { readonly account: string }
type ById = ByAccount & { readonly kind: EntityKind; readonly id: string }
type InWindow = ByAccount & {
  readonly kind: EntityKind
  readonly from: string
  readonly until: string
}
type InPage = InWindow & { readonly limit: number; readonly offset: number }

/** All that a store ever runs, in one dialect. */
export function prepareStatements(dialect: Dialect, schema: string | undefined) {
  const db = compilerFor(dialect, schema)
  return {
    ...accountStatements(db, dialect),
    ...entityStatements(db, dialect),
    ...taskStatements(db),
    ...sendingStatements(db),
    ...journalStatements(db),
    ...snapshotStatements(db),
  }
}

/** What is among the texts of a JSON list. */
function among(dialect: Dialect, name: string) {
  return dialect === 'sqlite'
    ? sql<string>`(select value from json_each(${slot(name)}))`
    : sql<string>`(select json_array_elements_text(${slot(name)}::json))`
}

function accountStatements(db: Kysely<Schema>, dialect: Dialect) {
  const one = db.selectFrom('account').where('account', '=', slot<string>('account'))
  const whole = one.select([
    'state',
    'epoch',
    'next_due',
    'task_count',
    'sending_count',
    'counts',
    'claimed_by',
  ])
  return {
    readAccount: statement<ByAccount, { state: string | null; counts: string }>(
      one.select(['state', 'counts']),
    ),
    /** The account as this decision finds it, and others will not change it until it is over. */
    lockAccount: statement<ByAccount, LockedAccount>(
      dialect === 'sqlite' ? whole : whole.forUpdate(),
    ),
    makeAccount: statement<ByAccount>(
      db
        .insertInto('account')
        .values({
          account: slot<string>('account'),
          state: null,
          epoch: 0,
          next_due: null,
          wakes_at: null,
          task_count: 0,
          sending_count: 0,
          claimed_by: null,
          claimed_until: 0,
          counts: '{}',
          journal_count: 0,
        })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    updateAccount: statement<
      ByAccount & {
        readonly state: string | null
        readonly epoch: number
        readonly nextDue: number | null
        readonly wakesAt: number | null
        readonly taskCount: number
        readonly sendingCount: number
        readonly counts: string
      }
    >(
      db
        .updateTable('account')
        .set({
          state: slot<string | null>('state'),
          epoch: slot<number>('epoch'),
          next_due: slot<number | null>('nextDue'),
          wakes_at: slot<number | null>('wakesAt'),
          task_count: slot<number>('taskCount'),
          sending_count: slot<number>('sendingCount'),
          counts: slot<string>('counts'),
        })
        .where('account', '=', slot<string>('account')),
    ),
    forgetAccount: statement<ByAccount>(
      db.deleteFrom('account').where('account', '=', slot<string>('account')),
    ),
    countAccounts: statement<Record<string, never>, { count: number }>(
      db
        .selectFrom('account')
        .where('state', 'is not', null)
        .select((eb) => eb.fn.countAll<number>().as('count')),
    ),
    nextWake: statement<Record<string, never>, { account: string; at: number | null }>(
      db
        .selectFrom('account')
        .where('wakes_at', 'is not', null)
        .orderBy('wakes_at')
        .limit(sql.lit(1))
        .select(['account', 'wakes_at as at']),
    ),
    /** Writes, and changes nothing. */
    touch: statement(db.updateTable('format').set((eb) => ({ number: eb.ref('number') }))),
    /** Accounts that wake, and that no other server has claimed, become this one's for a while. */
    claimDue: statement<
      {
        readonly wall: number
        readonly limit: number
        readonly server: string
        readonly until: number
      },
      { account: string; wakes_at: number }
    >(claimDue(db, dialect)),
    claim: statement<ByAccount & { readonly server: string; readonly until: number }>(
      db
        .updateTable('account')
        .set({ claimed_by: slot<string>('server'), claimed_until: slot<number>('until') })
        .where('account', '=', slot<string>('account')),
    ),
    unclaim: statement<ByAccount & { readonly server: string }>(
      db
        .updateTable('account')
        .set({ claimed_by: null, claimed_until: 0 })
        .where('account', '=', slot<string>('account'))
        .where('claimed_by', '=', slot<string>('server')),
    ),
  }
}

export interface LockedAccount {
  readonly state: string | null
  readonly epoch: number
  readonly next_due: number | null
  readonly task_count: number
  readonly sending_count: number
  readonly counts: string
  readonly claimed_by: string | null
}

function claimDue(db: Kysely<Schema>, dialect: Dialect) {
  const due = db
    .selectFrom('account')
    .where('wakes_at', '<=', slot<number>('wall'))
    .orderBy('wakes_at')
    .limit(slot<number>('limit'))
  if (dialect === 'sqlite') return due.select(['account', 'wakes_at'])
  const free = due
    .where((eb) =>
      eb.or([
        eb('claimed_by', '=', slot<string>('server')),
        eb('claimed_until', '<=', slot<number>('wall')),
      ]),
    )
    .select('account')
    .forUpdate()
    .skipLocked()
  return db
    .updateTable('account')
    .set({ claimed_by: slot<string>('server'), claimed_until: slot<number>('until') })
    .where('account', 'in', free)
    .returning(['account', 'wakes_at'])
}

function entityStatements(db: Kysely<Schema>, dialect: Dialect) {
  const some = db
    .selectFrom('entity')
    .where('account', '=', slot<string>('account'))
    .where('kind', '=', slot<EntityKind>('kind'))
  const inWindow = some
    .where('id', '>=', slot<string>('from'))
    .where('id', '<', slot<string>('until'))
  const ofCharge = inWindow.where('charge', '=', slot<string>('charge'))
  const page = (of: typeof inWindow, direction: 'asc' | 'desc') =>
    of
      .orderBy('id', direction)
      .limit(slot<number>('limit'))
      .offset(slot<number>('offset'))
      .select('data')
  const count = (of: typeof inWindow) => of.select((eb) => eb.fn.countAll<number>().as('count'))
  type OfCharge = { readonly charge: string }
  return {
    getEntity: statement<ById, { data: string }>(
      some.where('id', '=', slot<string>('id')).select('data'),
    ),
    page: {
      chronological: statement<InPage, { data: string }>(page(inWindow, 'asc')),
      reverse_chronological: statement<InPage, { data: string }>(page(inWindow, 'desc')),
    },
    pageOfCharge: {
      chronological: statement<InPage & OfCharge, { data: string }>(page(ofCharge, 'asc')),
      reverse_chronological: statement<InPage & OfCharge, { data: string }>(page(ofCharge, 'desc')),
    },
    countWindow: statement<InWindow, { count: number }>(count(inWindow)),
    countOfCharge: statement<InWindow & OfCharge, { count: number }>(count(ofCharge)),
    countFrom: statement<ByAccount & { kind: EntityKind; from: string }, { count: number }>(
      some
        .where('id', '>=', slot<string>('from'))
        .select((eb) => eb.fn.countAll<number>().as('count')),
    ),
    deliveriesOf: statement<ByAccount & { readonly events: string }, { data: string }>(
      db
        .selectFrom('entity')
        .where('account', '=', slot<string>('account'))
        .where('event', 'in', among(dialect, 'events'))
        .orderBy('id')
        .select('data'),
    ),
    allEntities: statement<ByAccount, { kind: EntityKind; data: string }>(
      db
        .selectFrom('entity')
        .where('account', '=', slot<string>('account'))
        .orderBy('kind')
        .orderBy('id')
        .select(['kind', 'data']),
    ),
    /** Gives back those that were new. */
    insertEntities: forRows((rows) =>
      statement<Record<string, string | null>, { kind: EntityKind; id: string }>(
        insertEntities(db, rows)
          .onConflict((conflict) => conflict.doNothing())
          .returning(['kind', 'id']),
      ),
    ),
    replaceEntities: forRows((rows) =>
      statement<Record<string, string | null>>(
        insertEntities(db, rows).onConflict((conflict) =>
          conflict
            .columns(['account', 'kind', 'id'])
            .doUpdateSet((eb) => ({ data: eb.ref('excluded.data') })),
        ),
      ),
    ),
    eraseEntities: statement<ByAccount>(
      db.deleteFrom('entity').where('account', '=', slot<string>('account')),
    ),
  }
}

function insertEntities(db: Kysely<Schema>, rows: number) {
  return db.insertInto('entity').values(
    Array.from({ length: rows }, (_, row) => ({
      account: slot<string>('account'),
      kind: slot<EntityKind>(`kind${row}`),
      id: slot<string>(`id${row}`),
      charge: slot<string | null>(`charge${row}`),
      event: slot<string | null>(`event${row}`),
      data: slot<string>(`data${row}`),
    })),
  )
}

/** A statement for each number of rows, made when it is first wanted. */
function forRows<T>(make: (rows: number) => T): (rows: number) => T {
  const made = new Map<number, T>()
  return (rows) => {
    const known = made.get(rows)
    if (known) return known
    const one = make(rows)
    made.set(rows, one)
    return one
  }
}

function taskStatements(db: Kysely<Schema>) {
  const some = db.selectFrom('task').where('account', '=', slot<string>('account'))
  const soonest = some.orderBy('due').orderBy('number')
  // Webhooks of one charge go out in their order, so none is taken while another server sends one.
  const unblocked = soonest.where((eb) =>
    eb.not(
      eb.exists(
        eb
          .selectFrom('sending')
          .select('number')
          .whereRef('sending.account', '=', 'task.account')
          .whereRef('sending.charge', '=', 'task.charge')
          .where('sending.server', '<>', slot<string>('server'))
          .where('task.kind', '=', 'webhook-is-sent'),
      ),
    ),
  )
  type Found = { number: number; due: number; data: string }
  const gone = db.deleteFrom('task').where('account', '=', slot<string>('account'))
  return {
    tasks: statement<ByAccount & { readonly limit: number }, { data: string }>(
      soonest.limit(slot<number>('limit')).select('data'),
    ),
    tasksOfCharge: statement<
      ByAccount & { readonly charge: string; readonly limit: number },
      { data: string }
    >(
      soonest
        .where('charge', '=', slot<string>('charge'))
        .limit(slot<number>('limit'))
        .select('data'),
    ),
    firstTasks: statement<ByAccount & { readonly limit: number }, Found>(
      soonest.limit(slot<number>('limit')).select(['number', 'due', 'data']),
    ),
    firstUnblockedTasks: statement<
      ByAccount & { readonly server: string; readonly limit: number },
      Found
    >(unblocked.limit(slot<number>('limit')).select(['number', 'due', 'data'])),
    insertTasks: forRows((rows) =>
      statement<Record<string, string | number | null>>(
        db.insertInto('task').values(
          Array.from({ length: rows }, (_, row) => ({
            account: slot<string>('account'),
            due: slot<number>(`due${row}`),
            number: slot<number>(`number${row}`),
            kind: slot<string>(`kind${row}`),
            charge: slot<string>(`charge${row}`),
            delivery: slot<string | null>(`delivery${row}`),
            data: slot<string>(`data${row}`),
          })),
        ),
      ),
    ),
    deleteTask: statement<ByAccount & { readonly due: number; readonly number: number }>(
      gone.where('due', '=', slot<number>('due')).where('number', '=', slot<number>('number')),
    ),
    unschedule: statement<ByAccount & { readonly charge: string }>(
      gone
        .where('charge', '=', slot<string>('charge'))
        .where('kind', '<>', sql.lit('webhook-is-sent')),
    ),
    unscheduleDelivery: statement<
      ByAccount & { readonly charge: string; readonly delivery: string }
    >(
      gone
        .where('charge', '=', slot<string>('charge'))
        .where('delivery', '=', slot<string>('delivery')),
    ),
    eraseTasks: statement<ByAccount>(gone),
  }
}

function sendingStatements(db: Kysely<Schema>) {
  const gone = db.deleteFrom('sending').where('account', '=', slot<string>('account'))
  return {
    insertSending: statement<
      ByAccount & {
        readonly number: number
        readonly charge: string
        readonly server: string
        readonly until: number
        readonly data: string
      }
    >(
      db.insertInto('sending').values({
        account: slot<string>('account'),
        number: slot<number>('number'),
        charge: slot<string>('charge'),
        server: slot<string>('server'),
        until: slot<number>('until'),
        data: slot<string>('data'),
      }),
    ),
    deleteSending: statement<ByAccount & { readonly number: number }, { number: number }>(
      gone.where('number', '=', slot<number>('number')).returning('number'),
    ),
    /** What servers that died were sending. */
    takeStale: statement<
      ByAccount & { readonly wall: number; readonly server: string },
      { number: number; data: string }
    >(
      gone
        .where((eb) =>
          eb.or([
            eb('until', '<=', slot<number>('wall')),
            eb('server', '=', slot<string>('server')),
          ]),
        )
        .returning(['number', 'data']),
    ),
    staleAccounts: statement<
      { readonly wall: number; readonly server: string; readonly limit: number },
      { account: string }
    >(
      db
        .selectFrom('sending')
        .where((eb) =>
          eb.or([
            eb('until', '<=', slot<number>('wall')),
            eb('server', '=', slot<string>('server')),
          ]),
        )
        .distinct()
        .limit(slot<number>('limit'))
        .select('account'),
    ),
    /** Says that a server lives. */
    renewSending: statement<{ readonly server: string; readonly until: number }>(
      db
        .updateTable('sending')
        .set({ until: slot<number>('until') })
        .where('server', '=', slot<string>('server')),
    ),
    sentElsewhere: statement<ByAccount & { readonly server: string }, { number: number }>(
      db
        .selectFrom('sending')
        .where('account', '=', slot<string>('account'))
        .where('server', '<>', slot<string>('server'))
        .limit(sql.lit(1))
        .select('number'),
    ),
    eraseSending: statement<ByAccount>(gone),
  }
}

function journalStatements(db: Kysely<Schema>) {
  const some = db.selectFrom('journal').where('account', '=', slot<string>('account'))
  const text = (name: string) => sql<string | null>`cast(${slot(name)} as text)`
  const whole = (name: string) => sql<number | null>`cast(${slot(name)} as bigint)`
  const fits = some.where((eb) =>
    eb.and([
      eb.or([eb(text('charge'), 'is', null), eb('charge', '=', text('charge'))]),
      eb.or([eb(text('key'), 'is', null), eb('key', '=', text('key'))]),
      eb.or([eb(whole('from'), 'is', null), eb('at', '>=', whole('from'))]),
      eb.or([eb(whole('until'), 'is', null), eb('at', '<', whole('until'))]),
      eb.or([
        eb(whole('least'), 'is', null),
        eb.and([eb('status', '>=', whole('least')), eb('status', '<=', whole('most'))]),
      ]),
      eb.or([eb(whole('none'), '=', 0), eb('status', 'is', null)]),
    ]),
  )
  return {
    countJournal: statement<
      ByAccount & { readonly count: number; readonly epoch: number },
      { journal_count: number }
    >(
      db
        .updateTable('account')
        .set((eb) => ({ journal_count: eb('journal_count', '+', slot<number>('count')) }))
        .where('account', '=', slot<string>('account'))
        .where('epoch', '=', slot<number>('epoch'))
        .returning('journal_count'),
    ),
    insertJournal: forRows((rows) =>
      statement<Record<string, string | number | null>>(
        db.insertInto('journal').values(
          Array.from({ length: rows }, (_, row) => ({
            account: slot<string>('account'),
            number: slot<number>(`number${row}`),
            epoch: slot<number>('epoch'),
            at: slot<number>(`at${row}`),
            key: slot<string>(`key${row}`),
            status: slot<number | null>(`status${row}`),
            charge: slot<string | null>(`charge${row}`),
            data: slot<string>(`data${row}`),
          })),
        ),
      ),
    ),
    trimJournal: statement<ByAccount & { readonly number: number }>(
      db
        .deleteFrom('journal')
        .where('account', '=', slot<string>('account'))
        .where('number', '<=', slot<number>('number')),
    ),
    listJournal: statement<
      Record<string, string | number | null>,
      { number: number; data: string }
    >(
      fits
        .orderBy('number', 'desc')
        .limit(slot<number>('limit'))
        .offset(slot<number>('offset'))
        .select(['number', 'data']),
    ),
    countRequests: statement<Record<string, string | number | null>, { count: number }>(
      fits.select((eb) => eb.fn.countAll<number>().as('count')),
    ),
    journalEntry: statement<
      ByAccount & { readonly number: number },
      { number: number; data: string }
    >(some.where('number', '=', slot<number>('number')).select(['number', 'data'])),
    eraseJournal: statement<ByAccount>(
      db.deleteFrom('journal').where('account', '=', slot<string>('account')),
    ),
  }
}

function snapshotStatements(db: Kysely<Schema>) {
  const named = { account: slot<string>('account'), name: slot<string>('name') }
  const some = db.selectFrom('snapshot').where('account', '=', named.account)
  type Named = ByAccount & { readonly name: string }
  return {
    saveSnapshot: statement<
      Named & { readonly at: number; readonly charges: number; readonly data: string }
    >(
      db
        .insertInto('snapshot')
        .values({
          ...named,
          at: slot<number>('at'),
          charges: slot<number>('charges'),
          data: slot<string>('data'),
        })
        .onConflict((conflict) =>
          conflict.columns(['account', 'name']).doUpdateSet((eb) => ({
            at: eb.ref('excluded.at'),
            charges: eb.ref('excluded.charges'),
            data: eb.ref('excluded.data'),
          })),
        ),
    ),
    getSnapshot: statement<Named, { data: string }>(
      some.where('name', '=', named.name).select('data'),
    ),
    listSnapshots: statement<ByAccount, { name: string; at: number; charges: number }>(
      some.orderBy('name').select(['name', 'at', 'charges']),
    ),
    dropSnapshot: statement<Named, { name: string }>(
      db
        .deleteFrom('snapshot')
        .where('account', '=', named.account)
        .where('name', '=', named.name)
        .returning('name'),
    ),
    eraseSnapshots: statement<ByAccount>(
      db.deleteFrom('snapshot').where('account', '=', named.account),
    ),
  }
}
