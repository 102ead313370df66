import '../styles/barcode.css'

/** The squares of a code, black ones among white ones, as one picture that stays sharp at any size. */
export function Modules(props: {
  /** What it is, for who cannot see it. */
  readonly label: string
  /** True is black; the rows are equally long. */
  readonly rows: readonly (readonly boolean[])[]
  /** White modules before and after each row, which a scanner needs to find where the code begins. */
  readonly quiet: number
  /** Pixels; whole ones, or a screen blurs the edges. */
  readonly moduleWidth: number
  readonly rowHeight: number
  /** Pixels of white above and below. */
  readonly margin: number
}) {
  const { label, rows, quiet, moduleWidth, rowHeight, margin } = props
  const width = ((rows[0]?.length ?? 0) + 2 * quiet) * moduleWidth
  const height = rows.length * rowHeight + 2 * margin
  const path = rows.map((row, index) => {
    const start = `M${quiet * moduleWidth} ${margin + index * rowHeight}`
    return start + drawRow(row, moduleWidth, rowHeight)
  })
  return (
    <svg
      class="barcode"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      shape-rendering="crispEdges"
    >
      <rect width={width} height={height} fill="#fff" />
      <path d={path.join('')} fill="#000" />
    </svg>
  )
}

/** A rectangle for each run of black, so that no seam shows between two black modules. */
function drawRow(row: readonly boolean[], moduleWidth: number, height: number): string {
  let drawn = ''
  let from = 0
  while (from < row.length) {
    let to = from + 1
    while (to < row.length && row[to] === row[from]) to++
    const length = (to - from) * moduleWidth
    drawn += row[from] ? `h${length}v${height}h${-length}v${-height}m${length} 0` : `m${length} 0`
    from = to
  }
  return drawn
}
