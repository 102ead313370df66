import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { slot, statement } from '../statement.ts'
import type { ByAccount } from './by-account.ts'
import { forRows } from './for-rows.ts'

export function taskStatements(db: Kysely<Schema>) {
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
