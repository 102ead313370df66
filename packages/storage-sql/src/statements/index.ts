import { accountStatements } from './account.ts'
import { entityStatements } from './entity.ts'
import { journalStatements } from './journal.ts'
import { compilerFor, type Dialect } from './prepared-statement.ts'
import { saltStatements } from './salt.ts'
import { sendingStatements } from './sending.ts'
import { snapshotStatements } from './snapshot.ts'
import { taskStatements } from './task.ts'

export type { LockedAccount } from './account.ts'
export { maxRows } from './for-rows.ts'

export type Statements = ReturnType<typeof compileStatements>

const compiled = new Map<string, Statements>()

/** All that a store ever runs, in one dialect. Stores of one schema share it, and connections keep its plans by their names. */
export function prepareStatements(dialect: Dialect, schema: string | undefined): Statements {
  const key = `${dialect} ${schema}`
  const found = compiled.get(key) ?? compileStatements(dialect, schema)
  compiled.set(key, found)
  return found
}

function compileStatements(dialect: Dialect, schema: string | undefined) {
  const db = compilerFor(dialect, schema)
  return {
    ...accountStatements(db, dialect),
    ...entityStatements(db, dialect),
    ...taskStatements(db, dialect),
    ...sendingStatements(db, dialect),
    ...journalStatements(db),
    ...snapshotStatements(db),
    ...saltStatements(db),
  }
}
