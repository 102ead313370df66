import { sql } from 'kysely'
import { type Dialect, slot } from '../statement.ts'

/** What is among the texts of a JSON list. */
export function among(dialect: Dialect, name: string) {
  return dialect === 'sqlite'
    ? sql<string>`(select value from json_each(${slot(name)}))`
    : sql<string>`(select json_array_elements_text(${slot(name)}::json))`
}
