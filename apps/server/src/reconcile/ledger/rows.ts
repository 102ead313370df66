import { readObject } from '../../cli/json-argument.ts'
import { parseCsv } from './csv.ts'
import { type BrokenRow, chargeIn, type Ledger, LedgerError } from './ledger.ts'

export const formats = ['csv', 'json', 'ndjson'] as const

export type Format = (typeof formats)[number]

/** A row as it was written: what stands under each name. */
interface RawRow {
  readonly line: number
  valueOf(name: string): unknown
}

export interface RawLedger extends Pick<Ledger, 'counts'> {
  /** The names of its columns, in their order. */
  readonly names: readonly string[]
  readonly rows: readonly RawRow[]
  readonly broken: readonly BrokenRow[]
}

/** Takes a text apart. Throws a {@link LedgerError} where it is none of the formats. */
export function readRows(
  text: string,
  {
    format = likelyFormat(text),
    delimiter,
  }: { format?: Format | undefined; delimiter?: string | undefined },
): RawLedger {
  switch (format) {
    case 'csv':
      return rowsOfCsv(text, delimiter)
    case 'json':
      return rowsOfObjects(entriesOf(text), 'entry')
    case 'ndjson':
      return rowsOfLines(text)
  }
}

/** The rows of a list of objects; what else is in it is broken. */
export function rowsOfObjects(values: readonly unknown[], counts: Ledger['counts']): RawLedger {
  return rowsOf(
    values.map((value, index) => ({ line: index + 1, value })),
    counts,
  )
}

function likelyFormat(text: string): Format {
  const [first = ''] = text.trimStart()
  if (first === '[') return 'json'
  if (first !== '{') return 'csv'
  const [head = ''] = text.trimStart().split('\n', 1)
  return readObject(head) && text.trim() !== head.trim() ? 'ndjson' : 'json'
}

function rowsOfCsv(text: string, delimiter: string | undefined): RawLedger {
  const { records, broken } = parseCsv(text, delimiter)
  const [head, ...rest] = records
  const names = (head?.cells ?? []).map((name) => name.trim())
  const isWhole = ({ cells }: { cells: readonly string[] }) =>
    cells.length >= names.length && cells.slice(names.length).every((cell) => cell.trim() === '')
  const index = new Map(names.map((name, at) => [name, at]))
  const uneven = rest
    .filter((record) => !isWhole(record))
    .map(({ line, cells }): BrokenRow => {
      const problem = `it has ${cells.length} cells, and the first line names ${names.length} columns`
      return { line, problem, charge: chargeIn(cells.join(' ')) }
    })
  const rows = rest.filter(isWhole).map(({ line, cells }): RawRow => {
    return { line, valueOf: (name) => cells[index.get(name) ?? -1] }
  })
  return { names, rows, broken: [...broken, ...uneven], counts: 'line' }
}

function rowsOfLines(text: string): RawLedger {
  const lines = text.split('\n').map((line, index) => ({ line: index + 1, text: line.trim() }))
  const values = lines.filter((line) => line.text !== '')
  return rowsOf(
    values.map(({ line, text }) => ({ line, value: readObject(text) })),
    'line',
  )
}

function rowsOf(
  values: readonly { readonly line: number; readonly value: unknown }[],
  counts: Ledger['counts'],
): RawLedger {
  const names = new Set<string>()
  const rows: RawRow[] = []
  const broken: BrokenRow[] = []
  for (const { line, value } of values) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      broken.push({ line, problem: 'it is no JSON object', charge: null })
      continue
    }
    const own = new Map(Object.entries(value))
    for (const name of own.keys()) names.add(name)
    rows.push({ line, valueOf: (name) => own.get(name) })
  }
  return { names: [...names], rows, broken, counts }
}

/** The list that a document is, or that it holds under one of its names. */
function entriesOf(text: string): readonly unknown[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new LedgerError(
      `The ledger is not JSON: ${(error as Error).message}. Correct it, or say what it is with --format csv or ndjson.`,
    )
  }
  if (Array.isArray(value)) return value
  const lists = Object.values(value ?? {}).filter((one) => Array.isArray(one))
  const [list] = lists
  if (list && lists.length === 1) return list
  throw new LedgerError(
    'The ledger is JSON without a list of rows. Use [{"charge": "…", "status": "paid", "amount": 400000}], or an object with one list.',
  )
}
