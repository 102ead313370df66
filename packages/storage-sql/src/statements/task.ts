import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import { among, amongNumbers } from './among.ts'
import type { ByAccount } from './by-account.ts'
import { forRows } from './for-rows.ts'
import { type Dialect, slot, statement } from './prepared-statement.ts'

type Found = { number: number; data: string }
type InCharges = ByAccount & { readonly charges: string }

export function taskStatements(db: Kysely<Schema>, dialect: Dialect) {
  const some = db.selectFrom('task').where('account', '=', slot<string>('account'))
  const soonest = some
    .orderBy('due')
    .orderBy('number')
    .limit(slot<number>('limit'))
    .select(['number', 'data'])
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
  const gone = db.deleteFrom('task').where('account', '=', slot<string>('account'))
  const ofCharges = among(dialect, sql.ref('charge'), 'charges')
  return {
    firstTasks: statement<ByAccount & { readonly limit: number }, Found>(soonest),
    firstUnblockedTasks: statement<
      ByAccount & { readonly server: string; readonly limit: number },
      Found
    >(unblocked),
    tasksOfCharges: statement<InCharges & { readonly limit: number }, Found>(
      soonest.where(ofCharges),
    ),
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
    deleteTasks: statement<ByAccount & { readonly dues: string; readonly numbers: string }>(
      gone
        .where(amongNumbers(dialect, sql.ref('due'), 'dues'))
        .where(amongNumbers(dialect, sql.ref('number'), 'numbers')),
    ),
    unschedule: statement<InCharges>(
      gone.where(ofCharges).where('kind', '<>', sql.lit('webhook-is-sent')),
    ),
    unscheduleDeliveries: statement<InCharges & { readonly deliveries: string }>(
      gone.where(ofCharges).where(among(dialect, sql.ref('delivery'), 'deliveries')),
    ),
    eraseTasks: statement<ByAccount>(gone),
  }
}
