import { type ColumnDefinitionBuilder, type Compilable, type Kysely, sql } from 'kysely'
import { compilerFor, type Dialect } from '../statements/prepared-statement.ts'
import type { Schema } from './schema.ts'

/** The steps from nothing to the present format: one more with each change of the tables, and none is ever changed. */
export const migrations: readonly Migration[] = [first, renamedFields, paymentMethods, salt]

/** The SQL that leads to the next format. */
export type Migration = (dialect: Dialect, schema: string | undefined) => readonly string[]

/**
 * The same tables, with other names of fields in what is kept. Those of before are read too; a version that knows only those
 * could not read the new ones, and so must not open them.
 */
function renamedFields(): readonly string[] {
  return []
}

/** The same tables; what is kept says of which payment method it is and in which currency, where it was of one and in baht. */
function paymentMethods(): readonly string[] {
  return []
}

/** A table for what webhook secrets are made from off loopback. */
function salt(dialect: Dialect, schema: string | undefined): readonly string[] {
  const created = compilerFor(dialect, schema)
    .schema.createTable('salt')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
  return [created.compile().sql]
}

function first(dialect: Dialect, schema: string | undefined): readonly string[] {
  const db = compilerFor(dialect, schema)
  // Ids are compared byte by byte: their order is the order of making.
  const text = dialect === 'postgres' ? sql`text collate "C"` : sql`text`
  const whole = dialect === 'postgres' ? sql`bigint` : sql`integer`
  const must = (column: ColumnDefinitionBuilder) => column.notNull()
  return [
    db.schema
      .createTable('account')
      .addColumn('account', text, (column) => column.primaryKey().notNull())
      .addColumn('state', text)
      .addColumn('epoch', whole, must)
      .addColumn('next_due', whole)
      .addColumn('wakes_at', whole)
      .addColumn('task_count', whole, must)
      .addColumn('sending_count', whole, must)
      .addColumn('claimed_by', text)
      .addColumn('claimed_until', whole, must)
      .addColumn('counts', text, must)
      .addColumn('journal_count', whole, must),
    index(db, 'account_wakes', 'account', ['wakes_at']).where('wakes_at', 'is not', null),
    db.schema
      .createTable('entity')
      .addColumn('account', text, must)
      .addColumn('kind', text, must)
      .addColumn('id', text, must)
      .addColumn('charge', text)
      .addColumn('event', text)
      .addColumn('data', text, must)
      .addPrimaryKeyConstraint('entity_id', ['account', 'kind', 'id']),
    index(db, 'entity_charge', 'entity', ['account', 'kind', 'charge', 'id']).where(
      'charge',
      'is not',
      null,
    ),
    index(db, 'entity_event', 'entity', ['account', 'event', 'id']).where('event', 'is not', null),
    db.schema
      .createTable('task')
      .addColumn('account', text, must)
      .addColumn('due', whole, must)
      .addColumn('number', whole, must)
      .addColumn('kind', text, must)
      .addColumn('charge', text, must)
      .addColumn('delivery', text)
      .addColumn('data', text, must)
      .addPrimaryKeyConstraint('task_due', ['account', 'due', 'number']),
    index(db, 'task_charge', 'task', ['account', 'charge', 'due', 'number']),
    db.schema
      .createTable('sending')
      .addColumn('account', text, must)
      .addColumn('number', whole, must)
      .addColumn('charge', text, must)
      .addColumn('server', text, must)
      .addColumn('until', whole, must)
      .addColumn('data', text, must)
      .addPrimaryKeyConstraint('sending_number', ['account', 'number']),
    index(db, 'sending_server', 'sending', ['server']),
    db.schema
      .createTable('journal')
      .addColumn('account', text, must)
      .addColumn('number', whole, must)
      .addColumn('epoch', whole, must)
      .addColumn('at', whole, must)
      .addColumn('key', text, must)
      .addColumn('status', whole)
      .addColumn('charge', text)
      .addColumn('data', text, must)
      .addPrimaryKeyConstraint('journal_number', ['account', 'number']),
    db.schema
      .createTable('snapshot')
      .addColumn('account', text, must)
      .addColumn('name', text, must)
      .addColumn('at', whole, must)
      .addColumn('charges', whole, must)
      .addColumn('data', text, must)
      .addPrimaryKeyConstraint('snapshot_name', ['account', 'name']),
  ].map((step: Compilable) => step.compile().sql)
}

function index(db: Kysely<Schema>, name: string, table: keyof Schema, columns: string[]) {
  return db.schema.createIndex(name).on(table).columns(columns)
}
