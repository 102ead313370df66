import { type Field, fields, LedgerError, requiredFields } from './ledger.ts'

/** The name that each field's column has. */
export type Columns = Readonly<Partial<Record<Field, string>>>

/** Names that are understood without a mapping, besides the field's own. */
const synonyms: Readonly<Partial<Record<Field, readonly string[]>>> = {
  charge: ['charge_id'],
  order: ['order_id'],
  refunded: ['refunded_amount'],
  settled_on: ['settlement_day'],
}

/** Finds each field's column: the one that is named for it, else the one that has its name, however that is written. */
export function findColumns(names: readonly string[], named: Columns): Columns {
  const found: Partial<Record<Field, string>> = {}
  for (const field of fields) {
    const name = named[field]
    if (name !== undefined && !names.includes(name)) {
      throw new LedgerError(
        `The ledger has no column "${name}" for ${field}. It has: ${listOf(names)}.`,
      )
    }
    const known = [field, ...(synonyms[field] ?? [])]
    const column = name ?? names.find((one) => known.includes(plainName(one)))
    if (column !== undefined) found[field] = column
  }
  const missing = requiredFields.filter((field) => found[field] === undefined)
  if (missing.length > 0) throw new LedgerError(missingWords(missing, names))
  refuseAmbiguous(names, found)
  return found
}

function missingWords(missing: readonly Field[], names: readonly string[]): string {
  const flags = missing.map((field) => `--column ${field}=<name>`).join(' ')
  return `The ledger has no column for ${missing.join(', ')}. Name it with ${flags}; its columns are: ${listOf(names)}.`
}

function refuseAmbiguous(names: readonly string[], found: Columns): void {
  for (const [field, name] of Object.entries(found)) {
    if (names.filter((one) => one === name).length < 2) continue
    throw new LedgerError(
      `The ledger has two columns "${name}", and which is ${field} cannot be told. Give each a name of its own.`,
    )
  }
}

const maxListed = 30

function listOf(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const shown = names.slice(0, maxListed).map((name) => (name === '' ? '""' : name))
  return names.length > maxListed ? `${shown.join(', ')}, …` : shown.join(', ')
}

/** `Charge ID` and `charge-id` are `charge_id`. */
function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}
