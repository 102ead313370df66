import { encode } from 'uqr'
import { Modules } from './modules.tsx'

/** White modules on each side, as the standard wants. */
const quiet = 4

/** A text as a QR code, for cameras. */
export function QrCode(props: {
  readonly text: string
  /** What it is, for who cannot see it. */
  readonly label: string
  /** Whole pixels a module: 8 makes 18 digits 232 pixels wide, quiet zone included. */
  readonly moduleWidth?: number
}) {
  const { text, label, moduleWidth = 8 } = props
  return (
    <Modules
      label={label}
      rows={encode(text, { ecc: 'M', border: 0 }).data}
      quiet={quiet}
      moduleWidth={moduleWidth}
      rowHeight={moduleWidth}
      margin={quiet * moduleWidth}
    />
  )
}
