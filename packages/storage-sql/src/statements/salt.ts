import type { Kysely } from 'kysely'
import type { Schema } from '../schema/schema.ts'
import { slot, statement } from './prepared-statement.ts'

/** The one salt, whoever brings it first. */
export function saltStatements(db: Kysely<Schema>) {
  return {
    keepSalt: statement<{ readonly id: number; readonly value: string }>(
      db
        .insertInto('salt')
        .values({ id: slot<number>('id'), value: slot<string>('value') })
        .onConflict((conflict) => conflict.column('id').doNothing()),
    ),
    getSalt: statement<Readonly<Record<string, never>>, { value: string }>(
      db.selectFrom('salt').select('value'),
    ),
  }
}
