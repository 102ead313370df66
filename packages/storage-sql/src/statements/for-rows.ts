/** Rows that one statement writes at most; more are written in parts. */
export const maxRows = 50

/** A statement for each number of rows, made when it is first wanted. */
export function forRows<T>(make: (rows: number) => T): (rows: number) => T {
  const made = new Map<number, T>()
  return (rows) => {
    const known = made.get(rows)
    if (known) return known
    const one = make(rows)
    made.set(rows, one)
    return one
  }
}
