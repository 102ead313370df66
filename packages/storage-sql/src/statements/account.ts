import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import type { ByAccount } from './by-account.ts'
import { type Dialect, slot, statement } from './prepared-statement.ts'

export function accountStatements(db: Kysely<Schema>, dialect: Dialect) {
  const one = db.selectFrom('account').where('account', '=', slot<string>('account'))
  const whole = one.select([
    'state',
    'epoch',
    'next_due',
    'task_count',
    'sending_count',
    'counts',
    'claimed_by',
    'journal_count',
  ])
  const update = db
    .updateTable('account')
    .set({
      state: slot<string | null>('state'),
      epoch: slot<number>('epoch'),
      next_due: slot<number | null>('nextDue'),
      wakes_at: slot<number | null>('wakesAt'),
      task_count: slot<number>('taskCount'),
      counts: slot<string>('counts'),
    })
    .where('account', '=', slot<string>('account'))
  return {
    seeAccount: statement<ByAccount, LockedAccount>(whole),
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
    updateAccount: statement<AccountUpdate>(update),
    /** The same where webhooks have been taken, or sent. */
    updateAccountAndSending: statement<AccountUpdate>(
      update.set((eb) => ({
        sending_count: eb
          .selectFrom('sending')
          .where('account', '=', slot<string>('account'))
          .select((inner) => inner.fn.countAll<number>().as('count')),
      })),
    ),
    /** The journal of another generation begins at one. */
    countEntriesAnew: statement<ByAccount>(
      db
        .updateTable('account')
        .set({ journal_count: sql.lit(0) })
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
    accountsAfter: statement<
      { readonly after: string; readonly limit: number },
      { account: string }
    >(
      db
        .selectFrom('account')
        .where('account', '>', slot<string>('after'))
        .where('state', 'is not', null)
        .orderBy('account')
        .limit(slot<number>('limit'))
        .select('account'),
    ),
    nextWake: statement<Record<string, never>, { account: string; at: number | null }>(
      db
        .selectFrom('account')
        .where('wakes_at', 'is not', null)
        .orderBy('wakes_at')
        .limit(sql.lit(1))
        .select(['account', 'wakes_at as at']),
    ),
    /** Accounts that wake, and that no other server has claimed, become this one's for a while. */
    claimDue: statement<
      {
        readonly wallClock: number
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
    unclaimAll: statement<{ readonly server: string }>(
      db
        .updateTable('account')
        .set({ claimed_by: null, claimed_until: 0 })
        .where('claimed_by', '=', slot<string>('server')),
    ),
  }
}

type AccountUpdate = ByAccount & {
  readonly state: string | null
  readonly epoch: number
  readonly nextDue: number | null
  readonly wakesAt: number | null
  readonly taskCount: number
  readonly counts: string
}

export interface LockedAccount {
  readonly state: string | null
  readonly epoch: number
  readonly next_due: number | null
  readonly task_count: number
  readonly sending_count: number
  readonly counts: string
  readonly claimed_by: string | null
  readonly journal_count: number
}

function claimDue(db: Kysely<Schema>, dialect: Dialect) {
  const due = db
    .selectFrom('account')
    .where('wakes_at', '<=', slot<number>('wallClock'))
    .orderBy('wakes_at')
    .limit(slot<number>('limit'))
  if (dialect === 'sqlite') return due.select(['account', 'wakes_at'])
  const free = due
    .where((eb) =>
      eb.or([
        eb('claimed_by', '=', slot<string>('server')),
        eb('claimed_until', '<=', slot<number>('wallClock')),
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
