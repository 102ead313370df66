import { readFileSync } from 'node:fs'

/** What was sent, and what Ruby read, or that it refused it. */
interface Measured<Sent, Read> {
  readonly sent: Sent
  readonly read?: Read
  readonly refused?: string
}

/** What Rack read is JSON text, which keeps the order of names. In a query a semicolon parts fields too. */
export type MeasuredForm = Measured<string, string> & { readonly where: 'body' | 'query' }
/** As Ruby's JSON writes what it read, without blanks and with them. */
export type MeasuredJson = Measured<string, string> & { readonly pretty?: string }
export type MeasuredBoolean = Measured<unknown, boolean | null>
/** In UTC, to the millisecond. */
export type MeasuredTime = Measured<string, string>

export const forms = read<MeasuredForm>('forms.jsonl')
export const jsons = read<MeasuredJson>('json.jsonl')
export const booleans = read<MeasuredBoolean>('booleans.jsonl')
export const times = read<MeasuredTime>('times.jsonl')

/** What `measure.rb` wrote: one case a line. */
function read<T>(name: string): readonly T[] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map((line) => JSON.parse(line) as T)
}

/** What was sent as a title: on one line, with what else cannot be seen. */
export function shown(sent: unknown): string {
  return JSON.stringify(sent)?.slice(0, 100) ?? 'nothing'
}
