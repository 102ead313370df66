import { UsageError } from './usage-error.ts'

/**
 * A JSON object that somebody wrote; whether it is the right one, the sandbox checks.
 *
 * @param expected what it was to be (`The rule`), and what to do about it (`Use one such as {…}.`)
 */
export function parseObject(
  text: string,
  { what, remedy }: { readonly what: string; readonly remedy: string },
): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>
    }
  } catch {
    // Said below, with what it should be.
  }
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
  throw new UsageError(`${what} is not a JSON object: ${shown}\n${remedy}`)
}
