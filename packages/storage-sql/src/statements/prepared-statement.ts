import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { Schema } from '../schema/schema.ts'

export type Dialect = 'sqlite' | 'postgres'

export type Value = string | number | bigint | null
export type Arguments = Readonly<Record<string, Value>>

/** A place in a statement that is filled when it is run. */
class Slot {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** SQL that is put together once, when a store is opened, and run many times. */
export interface Statement<Row, Args extends Arguments> {
  /** Unlike any other's: engines that keep plans keep them by it. */
  readonly name: string
  readonly sql: string
  bind(args: Args): Value[]
  /** Never there: it carries the type. */
  readonly row?: Row
}

let made = 0

export function statement<Args extends Arguments = Record<string, never>, Row = never>(
  query: Compilable<Row>,
): Statement<Row, Args> {
  const { sql, parameters } = query.compile()
  made++
  return {
    name: `s${made}`,
    sql,
    bind: (args) => {
      const values: Value[] = []
      for (const parameter of parameters) {
        values.push(
          parameter instanceof Slot ? (args[parameter.name] as Value) : (parameter as Value),
        )
      }
      return values
    },
  }
}

/** A value that is given by this name when the statement is run. */
export function slot<T>(name: string): RawBuilder<T> {
  return sql<T>`${new Slot(name)}`
}

/** Puts statements together in a dialect; it runs none. */
export function compilerFor(dialect: Dialect, schema: string | undefined): Kysely<Schema> {
  const db = new Kysely<Schema>({
    dialect: {
      createDriver: () => new DummyDriver(),
      ...(dialect === 'sqlite'
        ? {
            createAdapter: () => new SqliteAdapter(),
            createIntrospector: (one) => new SqliteIntrospector(one),
            createQueryCompiler: () => new SqliteQueryCompiler(),
          }
        : {
            createAdapter: () => new PostgresAdapter(),
            createIntrospector: (one) => new PostgresIntrospector(one),
            createQueryCompiler: () => new PostgresQueryCompiler(),
          }),
    },
  })
  return schema === undefined ? db : db.withSchema(schema)
}
