export { openPostgresStore, type PostgresStoreOptions } from './postgres/open.ts'
export { FormatError } from './schema/format.ts'
export type { Durability } from './sqlite/driver.ts'
export { openSqliteStore, type SqliteOptions } from './sqlite/open.ts'
