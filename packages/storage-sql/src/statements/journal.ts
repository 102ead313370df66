import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import type { ByAccount } from './by-account.ts'
import { forRows } from './for-rows.ts'
import { slot, statement } from './prepared-statement.ts'

export function journalStatements(db: Kysely<Schema>) {
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
        eb(whole('min'), 'is', null),
        eb.and([eb('status', '>=', whole('min')), eb('status', '<=', whole('max'))]),
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
    /** The same where the numbers were given already. */
    countJournalTo: statement<
      ByAccount & { readonly count: number; readonly epoch: number },
      { journal_count: number }
    >(
      db
        .updateTable('account')
        .set({ journal_count: slot<number>('count') })
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
