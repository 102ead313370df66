import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { type Dialect, slot } from './prepared-statement.ts'

/** Whether a column has one of the texts of a JSON list. */
export function among(dialect: Dialect, column: RawBuilder<unknown>, name: string) {
  return dialect === 'sqlite'
    ? sql<boolean>`${column} in (select value from json_each(${slot(name)}))`
    : sql<boolean>`${column} = any(array(select json_array_elements_text(${slot(name)}::json)))`
}

/** The same for whole numbers. */
export function amongNumbers(dialect: Dialect, column: RawBuilder<unknown>, name: string) {
  return dialect === 'sqlite'
    ? sql<boolean>`${column} in (select value from json_each(${slot(name)}))`
    : sql<boolean>`${column} = any(array(select json_array_elements_text(${slot(name)}::json)::bigint))`
}
