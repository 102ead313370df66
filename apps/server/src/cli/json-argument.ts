import { UsageError } from './usage-error.ts'

/** The JSON object that a text is; undefined where it is none. */
export function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/**
 * A JSON object that somebody wrote; whether it is the right one, the sandbox checks.
 *
 * @param expected what it was to be (`The rule`), and what to do about it (`Use one such as {…}.`)
 */
export function parseObject(
  text: string,
  { what, remedy }: { readonly what: string; readonly remedy: string },
): Record<string, unknown> {
  const value = readObject(text)
  if (value) return value
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
  throw new UsageError(`${what} is not a JSON object: ${shown}\n${remedy}`)
}
