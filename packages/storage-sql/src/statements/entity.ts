import type { EntityKind } from '@omise-sandbox/sandbox/store'
import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import { among } from './among.ts'
import type { ByAccount } from './by-account.ts'
import { forRows } from './for-rows.ts'
import { type Dialect, slot, statement } from './prepared-statement.ts'

type ById = ByAccount & { readonly kind: EntityKind; readonly id: string }
type InWindow = ByAccount & {
  readonly kind: EntityKind
  readonly from: string
  readonly until: string
}
type InPage = InWindow & { readonly limit: number; readonly offset: number }

export function entityStatements(db: Kysely<Schema>, dialect: Dialect) {
  const some = db
    .selectFrom('entity')
    .where('account', '=', slot<string>('account'))
    .where('kind', '=', slot<EntityKind>('kind'))
  const gone = db
    .deleteFrom('entity')
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
    getEntities: statement<
      ByAccount & { readonly kind: EntityKind; readonly ids: string },
      { id: string; data: string }
    >(
      some
        .where(among(dialect, sql.ref('id'), 'ids'))
        .orderBy('id')
        .select(['id', 'data']),
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
    /** How many there are of each kind, and how many of one kind come at a moment or later. */
    countAll: statement<
      ByAccount & { kind: EntityKind; until: string },
      { counts: string; later: number }
    >(
      db
        .selectFrom('account')
        .where('account', '=', slot<string>('account'))
        .select((eb) => [
          'counts',
          eb
            .selectFrom('entity')
            .where('account', '=', slot<string>('account'))
            .where('kind', '=', slot<EntityKind>('kind'))
            .where('id', '>=', slot<string>('until'))
            .select((inner) => inner.fn.countAll<number>().as('count'))
            .as('later'),
        ]),
    ),
    deliveriesOf: statement<ByAccount & { readonly events: string }, { data: string }>(
      db
        .selectFrom('entity')
        .where('account', '=', slot<string>('account'))
        .where(among(dialect, sql.ref('event'), 'events'))
        .orderBy('id')
        .select('data'),
    ),
    putEntities: forRows((rows) =>
      statement<Record<string, string | null>>(
        insertEntities(db, rows).onConflict((conflict) =>
          conflict
            .columns(['account', 'kind', 'id'])
            .doUpdateSet((eb) => ({ data: eb.ref('excluded.data') })),
        ),
      ),
    ),
    removeEntities: statement<
      ByAccount & { readonly kind: EntityKind; readonly ids: string },
      { kind: EntityKind }
    >(gone.where(among(dialect, sql.ref('id'), 'ids')).returning('kind')),
    removeListed: statement<
      ByAccount & { readonly kind: EntityKind; readonly charges: string },
      { kind: EntityKind }
    >(gone.where(among(dialect, sql.ref('charge'), 'charges')).returning('kind')),
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
