import { CsvError, parse } from 'csv-parse/sync'
import { type BrokenRow, chargeIn, LedgerError } from './ledger.ts'

export interface CsvRecord {
  /** The line on which it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

const delimiters = [',', ';', '\t', '|'] as const

/** After so many rows whose quotes are broken, the file is read no further: each costs reading what is left anew. */
const maxBroken = 100

/** Reads records, and goes on with the next line where the quotes of one are broken. */
export function parseCsv(
  source: string,
  delimiter = likelyDelimiter(source),
): { readonly records: readonly CsvRecord[]; readonly broken: readonly BrokenRow[] } {
  // The parser counts lines of one ending exactly.
  const text = source.replace(/\r\n?/g, '\n')
  const records: CsvRecord[] = []
  const broken: BrokenRow[] = []
  let position = { offset: 0, line: 1 }
  while (position.offset < text.length) {
    const { problem, lastLine } = parseFrom(text, position, delimiter, records)
    if (problem === undefined) break
    if (broken.length === maxBroken) {
      throw new LedgerError(
        `More than ${maxBroken} rows have broken quotes, the last on line ${lastLine + 1}. Export the ledger again as CSV, with quotes in cells doubled.`,
      )
    }
    position = skipBlankLines(text, skipTo(text, position, lastLine + 1))
    const next = skipTo(text, position, position.line + 1)
    const charge = chargeIn(text.slice(position.offset, next.offset))
    broken.push({ line: position.line, problem, charge })
    position = next
  }
  return { records, broken }
}

interface Position {
  readonly offset: number
  readonly line: number
}

/** Adds the records from a position on, up to one that is broken; `lastLine` is that of the last that is whole. */
function parseFrom(
  text: string,
  { offset, line }: Position,
  delimiter: string,
  records: CsvRecord[],
): { readonly problem?: string; readonly lastLine: number } {
  let lastLine = line - 1
  try {
    parse(text.slice(offset), {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => {
        lastLine = line - 1 + lines
        records.push({ line: lastLine - lineBreaksIn(cells), cells })
        return null
      },
    })
    return { lastLine }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { problem: wordsFor(error), lastLine }
  }
}

function wordsFor({ code }: CsvError): string {
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'a quote is opened and never closed'
    : 'a quote stands inside of a cell: quote the whole cell, and double the quotes in it'
}

function lineBreaksIn(cells: readonly string[]): number {
  return cells.reduce((count, cell) => {
    return cell.includes('\n') ? count + cell.split('\n').length - 1 : count
  }, 0)
}

function skipTo(text: string, { offset, line }: Position, wanted: number): Position {
  let at = offset
  for (let current = line; current < wanted; current++) {
    const end = text.indexOf('\n', at)
    if (end < 0) return { offset: text.length, line: wanted }
    at = end + 1
  }
  return { offset: at, line: wanted }
}

function skipBlankLines(text: string, position: Position): Position {
  let { offset, line } = position
  for (; text[offset] === '\n'; line++) offset++
  return { offset, line }
}

/** The one that the first line has most of. */
function likelyDelimiter(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1)
  const countOf = (one: string) => head.split(one).length
  return delimiters.reduce((best, one) => (countOf(one) > countOf(best) ? one : best))
}
