export { type Database, freshDatabase } from './database.ts'
export { type PostgresOptions, type PostgresServer, startPostgres } from './server.ts'
