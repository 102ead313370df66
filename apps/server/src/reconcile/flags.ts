import type { ClientFlags } from '../cli/client-command.ts'
import type { Pairs } from '../cli/flag-parsers.ts'
import { readInput } from '../cli/input.ts'
import { parseObject } from '../cli/json-argument.ts'
import type { Format } from './ledger/rows.ts'
import {
  type Mapping,
  readColumns,
  readCurrency,
  readDelimiter,
  readMapping,
  readStatuses,
  readTimeZone,
} from './mapping.ts'

/** The flags of `reconcile`, as read. */
export interface ReconcileFlags extends ClientFlags {
  readonly column?: Pairs
  readonly means?: Pairs
  readonly mapping?: string
  readonly amounts?: 'subunits' | 'units'
  readonly currency?: string
  readonly format?: Format
  readonly delimiter?: string
  readonly timeZone?: string
  readonly junit?: string
}

/** What the mapping file says, with what the flags say in its place. Throws a LedgerError or a UsageError. */
export async function mappingOf(flags: ReconcileFlags): Promise<Mapping> {
  const file = flags.mapping === undefined ? {} : await readMappingFile(flags.mapping)
  const mapping = readMapping(file)
  return {
    columns: { ...mapping.columns, ...readColumns(flags.column ?? {}) },
    statuses: { ...mapping.statuses, ...readStatuses(flags.means ?? {}) },
    amounts: flags.amounts ?? mapping.amounts,
    format: flags.format ?? mapping.format,
    currency: readCurrency(flags.currency) ?? mapping.currency,
    delimiter: readDelimiter(flags.delimiter) ?? mapping.delimiter,
    timeZone: readTimeZone(flags.timeZone) ?? mapping.timeZone,
  }
}

async function readMappingFile(file: string): Promise<Readonly<Record<string, unknown>>> {
  return parseObject(String(await readInput(file)), {
    what: `The mapping ${file}`,
    remedy:
      'Use one such as {"columns": {"charge": "Omise charge"}, "statuses": {"OK": "paid"}, "amounts": "units"}.',
  })
}
