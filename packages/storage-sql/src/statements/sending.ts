import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { type Dialect, slot, statement } from '../statement.ts'
import { among } from './among.ts'
import type { ByAccount } from './by-account.ts'

export function sendingStatements(db: Kysely<Schema>, dialect: Dialect) {
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
    /** None where another server has taken it since. */
    deleteSending: statement<
      ByAccount & { readonly number: number; readonly server: string },
      { number: number }
    >(
      gone
        .where('number', '=', slot<number>('number'))
        .where('server', '=', slot<string>('server'))
        .returning('number'),
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
    /** Says that a server lives, and is sending these: account, space, number. */
    renewSending: statement<{
      readonly server: string
      readonly until: number
      readonly inHand: string
    }>(
      db
        .updateTable('sending')
        .set({ until: slot<number>('until') })
        .where('server', '=', slot<string>('server'))
        .where(sql<string>`account || ' ' || number`, 'in', among(dialect, 'inHand')),
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
