/**
 * Any value as text, for messages. `String(value)` and templates throw for an object whose `toString` is no function, such as a
 * caller's `{"toString":"x"}`; the check of conversions keeps them from what may be one.
 */
export function printUnknown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'boolean':
    case 'bigint':
    case 'undefined':
    case 'symbol':
      return String(value)
    default:
      return value instanceof Error ? value.message : printObject(value)
  }
}

function printObject(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value
  } catch {
    return typeof value
  }
}
