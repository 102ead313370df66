/** How well an imitated behaviour is known. */
type Confidence = 'documented' | 'recorded' | 'assumed'

export interface FidelityEntry {
  readonly behaviour: string
  readonly confidence: Confidence
  /** Where it is known from; for what is assumed, why it was decided so. */
  readonly source: string
}

export interface FidelitySection {
  /** The suites in packages/sandbox/test that show it. */
  readonly tests: readonly string[]
  readonly entries: readonly FidelityEntry[]
}

export const page = 'documentation page "Alipay (Barcode)"'
/** Why what was measured with Rails' parts is imitated. */
export const rails = "the API's headers and messages are those of Rails"

/** A section from its rows, one a line: `behaviour | confidence | source`. */
export function section(tests: readonly string[], rows: string): FidelitySection {
  return { tests, entries: rows.trim().split('\n').map(readRow) }
}

function readRow(row: string): FidelityEntry {
  const parts =
    /^(?<behaviour>.+) \| (?<confidence>documented|recorded|assumed) \| (?<source>.+)$/.exec(row)
  if (!parts?.groups) throw new Error(`The ledger of fidelity has a row that is none: ${row}`)
  const { behaviour = '', confidence, source = '' } = parts.groups
  return { behaviour, confidence: confidence as Confidence, source }
}
