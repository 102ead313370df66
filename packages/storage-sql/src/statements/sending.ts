import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import { among, amongNumbers } from './among.ts'
import type { ByAccount } from './by-account.ts'
import { forRows } from './for-rows.ts'
import { type Dialect, slot, statement } from './prepared-statement.ts'

/** The leased ones, but for what a transaction is about: it waits for none, so that none waits for it in turn. */
function mine(db: Kysely<Schema>, dialect: Dialect) {
  const name = sql<string>`account || ' ' || number`
  const leased = db
    .selectFrom('sending')
    .where('server', '=', slot<string>('server'))
    .where(among(dialect, name, 'leased'))
    .select(name.as('name'))
  return dialect === 'sqlite' ? leased : leased.forUpdate().skipLocked()
}

export function sendingStatements(db: Kysely<Schema>, dialect: Dialect) {
  const gone = db.deleteFrom('sending').where('account', '=', slot<string>('account'))
  return {
    insertSending: forRows((rows) =>
      statement<Record<string, string | number | null>>(
        db.insertInto('sending').values(
          Array.from({ length: rows }, (_, row) => ({
            account: slot<string>('account'),
            number: slot<number>(`number${row}`),
            charge: slot<string>(`charge${row}`),
            server: slot<string>('server'),
            until: slot<number>('until'),
            data: slot<string>(`data${row}`),
          })),
        ),
      ),
    ),
    /** None where another server has taken it since. */
    deleteSending: statement<
      ByAccount & { readonly numbers: string; readonly server: string },
      { number: number }
    >(
      gone
        .where('server', '=', slot<string>('server'))
        .where(amongNumbers(dialect, sql.ref('number'), 'numbers'))
        .returning('number'),
    ),
    sendingOfCharges: statement<
      ByAccount & { readonly charges: string },
      { number: number; data: string }
    >(
      db
        .selectFrom('sending')
        .where('account', '=', slot<string>('account'))
        .where(among(dialect, sql.ref('charge'), 'charges'))
        .select(['number', 'data']),
    ),
    sendingElsewhere: statement<
      ByAccount & { readonly charges: string; readonly server: string },
      { number: number; data: string }
    >(
      db
        .selectFrom('sending')
        .where('account', '=', slot<string>('account'))
        .where('server', '<>', slot<string>('server'))
        .where(among(dialect, sql.ref('charge'), 'charges'))
        .select(['number', 'data']),
    ),
    /** What servers that died were sending. */
    seeStale: statement<
      ByAccount & { readonly wallClock: number; readonly server: string },
      { number: number; server: string; data: string }
    >(
      db
        .selectFrom('sending')
        .where('account', '=', slot<string>('account'))
        .where((eb) =>
          eb.or([
            eb('until', '<=', slot<number>('wallClock')),
            eb('server', '=', slot<string>('server')),
          ]),
        )
        .select(['number', 'server', 'data']),
    ),
    staleAccounts: statement<
      { readonly wallClock: number; readonly server: string; readonly limit: number },
      { account: string }
    >(
      db
        .selectFrom('sending')
        .where((eb) =>
          eb.or([
            eb('until', '<=', slot<number>('wallClock')),
            eb('server', '=', slot<string>('server')),
          ]),
        )
        .distinct()
        .limit(slot<number>('limit'))
        .select('account'),
    ),
    /** The heartbeat of a server that is sending these: account, space, number. */
    renewSending: statement<{
      readonly server: string
      readonly until: number
      readonly leased: string
    }>(
      db
        .updateTable('sending')
        .set({ until: slot<number>('until') })
        .where(sql<string>`account || ' ' || number`, 'in', mine(db, dialect)),
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
