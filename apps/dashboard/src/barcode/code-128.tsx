import { CODE128 } from 'jsbarcode/bin/barcodes/CODE128/index.js'
import { Modules } from './modules.tsx'

/** White modules before and after the bars: the least that the standard allows. */
const quiet = 10

/**
 * A text of ASCII characters as Code 128, for barcode readers. Only the package's encoder is used: what it draws has style
 * attributes, which the console's policy forbids.
 */
export function Code128(props: {
  readonly text: string
  /** What it is, for who cannot see it. */
  readonly label: string
  /** Whole pixels a module: 2 makes 18 digits 308 pixels wide, quiet zone included. */
  readonly moduleWidth?: number
  /** Pixels. */
  readonly height?: number
}) {
  const { text, label, moduleWidth = 2, height = 72 } = props
  const bars = new CODE128(text, {}).encode().data
  return (
    <Modules
      label={label}
      rows={[[...bars].map((bar) => bar === '1')]}
      quiet={quiet}
      moduleWidth={moduleWidth}
      rowHeight={height}
      margin={8}
    />
  )
}
