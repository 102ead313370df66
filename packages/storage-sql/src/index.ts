export { FormatError } from './format.ts'
export { openPostgresStore, type PostgresStoreOptions } from './open-postgres.ts'
export { openSqliteStore, type SqliteOptions } from './open-sqlite.ts'
export type { Durability } from './sqlite.ts'
