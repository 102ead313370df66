/** A cell of a Markdown table: on one line, with nothing in it that ends the cell. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|')
}

export function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [row(columns), row(columns.map(() => '---')), ...rows.map(row), '']
}

/** Fails where something that users can name is described by nothing. */
export function wanted(text: string | undefined, what: string): string {
  if (text === undefined || text.trim() === '') {
    throw new Error(
      `${what} has no description, which the reference needs. Write one where it is defined.`,
    )
  }
  return text
}
