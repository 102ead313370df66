/** Which rows of a long list stand in view. */
export interface RowWindow {
  readonly first: number
  /** The one after the last. */
  readonly end: number
}

/** Rows above and below what is seen that are drawn all the same, so that a quick scroll shows no gap. */
const spare = 8

/** The rows to draw of `count` rows of one height, scrolled down by `top` in a view `height` high; all in pixels. */
export function windowOf(of: {
  readonly count: number
  readonly rowHeight: number
  readonly top: number
  readonly height: number
}): RowWindow {
  const { count, rowHeight, top, height } = of
  const first = Math.max(0, Math.min(count - 1, Math.floor(top / rowHeight)) - spare)
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + spare)
  return { first, end: Math.max(first, end) }
}

/** How far to scroll so that a row is seen whole: as far as it is, where it is seen already. */
export function scrollTo(of: {
  readonly row: number
  readonly rowHeight: number
  readonly top: number
  readonly height: number
}): number {
  const { row, rowHeight, top, height } = of
  const [above, below] = [row * rowHeight, (row + 1) * rowHeight - height]
  return Math.min(Math.max(top, below), above)
}
