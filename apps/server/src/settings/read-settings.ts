import { didYouMean } from '../cli/nearest.ts'
import { UsageError } from '../cli/usage-error.ts'
import { parseBoolean } from './parsers.ts'
import {
  flagOf,
  keyOf,
  type Setting,
  type SettingsTable,
  type ValuesOf,
  variableOf,
} from './setting.ts'

/** Where settings are read from, first to last: what an earlier source sets, a later one does not. */
export interface SettingSources {
  /** The texts of the flags by setting; `true` for a flag without its value, which only a yes or no can be. */
  readonly flags: Readonly<Record<string, string | readonly string[] | true | undefined>>
  /** Environment variables that hold something. */
  readonly environment: ReadonlyMap<string, string>
  readonly file?: SettingsFile | undefined
}

/** A configuration file, read as JSON. */
export interface SettingsFile {
  readonly name: string
  readonly values: Readonly<Record<string, unknown>>
}

type Origin = 'flag' | 'environment' | 'file' | 'default'

/** The settings as read. */
export interface Settings<Table extends SettingsTable> {
  readonly values: ValuesOf<Table>
  /** Where each value came from. */
  readonly origins: Readonly<Record<keyof Table, Origin>>
  /** How messages name a setting where it was set: `--after`, `OMISE_SANDBOX_AFTER` or `after in config.json`. */
  nameOf(name: keyof Table): string
}

/**
 * Reads every setting of a table from the flags, the environment and the configuration file, by the same rules: a flag wins over
 * a variable, a variable over the file. An empty value counts as not set. What is set is read even where another source wins, so
 * that a mistake shows at once. Throws {@link UsageError} for what cannot be read, and for a key of the file that is no setting.
 */
export function readSettings<Table extends SettingsTable>(
  table: Table,
  sources: SettingSources,
): Settings<Table> {
  if (sources.file) refuseUnknownKeys(table, sources.file)
  const values: Record<string, unknown> = {}
  const origins: Record<string, Origin> = {}
  for (const [name, setting] of Object.entries(table)) {
    const [winner] = textsOf(name, setting, sources).map(({ origin, text }) => ({
      origin,
      value: parse(setting, text, placeOf(name, setting, origin, sources)),
    }))
    values[name] = winner ? winner.value : setting.default
    origins[name] = winner?.origin ?? 'default'
  }
  return {
    values: values as ValuesOf<Table>,
    origins: origins as Record<keyof Table, Origin>,
    nameOf: (name) =>
      placeOf(String(name), table[name] as Setting, origins[String(name)] ?? 'default', sources),
  }
}

/** What each source says of a setting, the one that wins first; sources that say nothing are left out. */
function textsOf(
  name: string,
  setting: Setting,
  sources: SettingSources,
): readonly { readonly origin: Origin; readonly text: string }[] {
  const texts = [
    { origin: 'flag' as const, text: flagText(sources.flags[name]) },
    { origin: 'environment' as const, text: sources.environment.get(variableOf(name, setting)) },
    { origin: 'file' as const, text: fileText(name, setting, sources.file) },
  ]
  return texts.flatMap(({ origin, text = '' }) => (text.trim() === '' ? [] : [{ origin, text }]))
}

function flagText(given: SettingSources['flags'][string]): string | undefined {
  if (given === true) return 'true'
  return typeof given === 'object' ? given.join(',') : given
}

/** A value of the file as the flag's text. Throws for what no text can be. */
function fileText(name: string, setting: Setting, file: SettingsFile | undefined) {
  const value = file?.values[keyOf(name)]
  if (file === undefined || value === undefined || value === null) return undefined
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (typeof value === 'boolean' && setting.parse === parseBoolean) return String(value)
  if (setting.isList && Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    return value.join(',')
  }
  const kinds = setting.isList ? 'a string or a list of strings' : 'a string'
  throw new UsageError(
    `${keyOf(name)} in ${file.name} cannot be ${JSON.stringify(value)}. Use ${kinds}, written as for ${flagOf(name, setting)}.`,
  )
}

function parse<Value>(setting: Setting<Value>, text: string, place: string): Value {
  const read = setting.parse(text)
  if (read.ok) return read.value
  const what = setting.isSecret ? 'cannot be used as it is' : `cannot be "${text}"`
  throw new UsageError(`${place} ${what}. ${read.refusal}`)
}

function placeOf(name: string, setting: Setting, origin: Origin, { file }: SettingSources): string {
  switch (origin) {
    case 'environment':
      return variableOf(name, setting)
    case 'file':
      return `${keyOf(name)} in ${file?.name}`
    default:
      return flagOf(name, setting)
  }
}

function refuseUnknownKeys(table: SettingsTable, { name: file, values }: SettingsFile): void {
  const keys = Object.keys(table).map(keyOf)
  const unknown = Object.keys(values).find((key) => !keys.includes(key))
  if (unknown === undefined) return
  throw new UsageError(
    `${file} has "${unknown}", which is no setting.${didYouMean(unknown, keys)} Use: ${keys.join(', ')}.`,
  )
}
