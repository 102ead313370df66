import type { Kysely } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import type { ByAccount } from './by-account.ts'
import { slot, statement } from './prepared-statement.ts'

export function snapshotStatements(db: Kysely<Schema>) {
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
    getSnapshot: statement<Named, { name: string; at: number; charges: number; data: string }>(
      some.where('name', '=', named.name).select(['name', 'at', 'charges', 'data']),
    ),
    listSnapshots: statement<ByAccount, { name: string; at: number; charges: number }>(
      some.orderBy('name').select(['name', 'at', 'charges']),
    ),
    deleteSnapshot: statement<Named, { name: string }>(
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
