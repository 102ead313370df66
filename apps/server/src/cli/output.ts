import { type Columns, table } from './table.ts'

/** What commands that print JSON on demand know of their flags. */
export interface OutputFlags {
  readonly json?: boolean
}

/** Writes data; true when it was taken, false when whoever read it has gone. */
export function print(text: string): Promise<boolean> {
  return new Promise((resolve) => process.stdout.write(text, (error) => resolve(!error)))
}

/** Says something to whoever watches, beside the data. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Prints a value as JSON where that is wanted, else in words. */
export async function show<T>(
  { json }: OutputFlags,
  value: T,
  words: (value: T) => string,
): Promise<void> {
  await print(json ? `${JSON.stringify(value, null, 2)}\n` : `${words(value)}\n`)
}

/** Prints a list as a table, or its rows as JSON; of an empty one, a table says nothing on stdout. */
export async function showList<Row>(
  flags: OutputFlags,
  rows: readonly Row[],
  columns: Columns<Row>,
): Promise<void> {
  if (rows.length === 0 && !flags.json) note('There are none.')
  else await show(flags, rows, () => table(rows, columns))
}
