/** What a table shows of each row, by the heads of its columns. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => string | number | null>>

/** Rows under their heads in aligned columns, numbers to the right, without a newline at the end. */
export function table<Row>(rows: readonly Row[], columns: Columns<Row>): string {
  const aligned = Object.entries(columns).map(([head, cell]) =>
    align(
      head.toUpperCase(),
      rows.map((row) => plain(cell(row))),
    ),
  )
  const lines = [undefined, ...rows].map((_row, index) => aligned.map((column) => column[index]))
  return lines.map((cells) => cells.join('  ').trimEnd()).join('\n')
}

/** Facts by their names, one a line; those that are null are left out. */
export function facts(values: Readonly<Record<string, string | number | null>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== null)
  const width = Math.max(...given.map(([name]) => name.length))
  return given.map(([name, value]) => `${name.padEnd(width)}  ${plain(value)}`).join('\n')
}

function align(head: string, cells: readonly string[]): string[] {
  const width = Math.max(...[head, ...cells].map(({ length }) => length))
  const numbers = cells.length > 0 && cells.every((cell) => /^-?[\d.]+$|^-$/.test(cell))
  return [head, ...cells].map((cell) => (numbers ? cell.padStart(width) : cell.padEnd(width)))
}

/** What cannot be seen might move the cursor, or break the row. */
export function plain(value: string | number | null): string {
  return String(value ?? '-').replace(/\p{Cc}+/gu, ' ')
}
