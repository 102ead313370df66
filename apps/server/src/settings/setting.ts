import type { Parse } from './parsers.ts'

/** One setting: a flag of a command, the environment variable that sets it too, and how its text is read. */
export interface Setting<Value = unknown> {
  /** What the help shows in place of the value, such as `<number>`. */
  readonly placeholder: string
  readonly help: string
  readonly parse: Parse<Value>
  /** Used where no flag, variable or file sets it. */
  readonly default?: Value
  /** Shown in the help where the default is no text. */
  readonly defaultText?: string
  /** May be repeated as a flag, and holds several values with commas between them. */
  readonly isList?: boolean
  /** Never shown in a message. */
  readonly isSecret?: boolean
  /** The environment variable, where its name does not follow from the setting's. */
  readonly variable?: string
  /** The flag, where its name does not follow from the setting's. */
  readonly flag?: string
}

/** Settings by their names in camel case; a flag's and a variable's name follow from it. */
export type SettingsTable = Readonly<Record<string, Setting>>

/** The values of a table's settings; one without a default may be undefined. */
export type ValuesOf<Table extends SettingsTable> = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly default: unknown }
    ? ValueOf<Table[Name]>
    : ValueOf<Table[Name]> | undefined
}

type ValueOf<One extends Setting> = One extends Setting<infer Value> ? Value : never

/** `failureCode` is set by `--failure-code`. */
export function flagOf(name: string, { flag }: Pick<Setting, 'flag'> = {}): string {
  return `--${flag ?? keyOf(name)}`
}

/** `failureCode` is set by `OMISE_SANDBOX_FAILURE_CODE`. */
export function variableOf(name: string, { variable }: Pick<Setting, 'variable'> = {}): string {
  return variable ?? `OMISE_SANDBOX_${keyOf(name).replaceAll('-', '_').toUpperCase()}`
}

/** `failureCode` is set by `{"failure-code": …}` in the configuration file. */
export function keyOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
