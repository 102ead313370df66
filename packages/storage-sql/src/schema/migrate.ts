import { compilerFor, type Dialect, slot, statement } from '../statements/prepared-statement.ts'
import { FormatError } from './format.ts'
import { type Migration, migrations as present } from './migrations.ts'

/** A database whose tables are brought to the present format. */
export interface Migrated {
  readonly dialect: Dialect
  readonly schema: string | undefined
  run(sql: string): Promise<void>
  /** The format it stands at; 0 where it has no tables yet. */
  format(): Promise<number>
}

/** Brings the tables to the present format, all steps or none. Throws a {@link FormatError}. */
export async function migrate(
  database: Migrated,
  options: {
    /** Called when the format is one that is known. */
    readonly checked?: () => Promise<void>
    readonly beforeMigrating?: (from: number) => Promise<void>
    readonly migrations?: readonly Migration[]
  } = {},
): Promise<void> {
  const { migrations = present } = options
  const from = await database.format()
  if (from > migrations.length) throw new FormatError(from, migrations.length)
  await options.checked?.()
  if (from === migrations.length) return
  await options.beforeMigrating?.(from)
  await database.run('begin')
  try {
    // How long a migration takes grows with what is kept; to end it halfway would be to end it at each start.
    if (database.dialect === 'postgres') await database.run('set local statement_timeout = 0')
    if (from === 0) await database.run(formatTable(database))
    for (const migration of migrations.slice(from)) {
      for (const sql of migration(database.dialect, database.schema)) await database.run(sql)
    }
    await database.run(formatIs(database, from === 0, migrations.length))
    await database.run('commit')
  } catch (error) {
    await database.run('rollback').catch(() => {})
    throw error
  }
}

function formatTable({ dialect, schema }: Migrated): string {
  const db = compilerFor(dialect, schema).schema
  return db
    .createTable('format')
    .addColumn('number', 'integer', (column) => column.notNull())
    .compile().sql
}

function formatIs({ dialect, schema }: Migrated, isNew: boolean, number: number): string {
  const db = compilerFor(dialect, schema)
  const query = isNew
    ? db.insertInto('format').values({ number: slot<number>('number') })
    : db.updateTable('format').set({ number: slot<number>('number') })
  // A number of ours, so it can stand in the text: migrations run texts.
  return statement(query).sql.replace(/\$1|\?/, String(number))
}
