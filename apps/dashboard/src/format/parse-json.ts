/** What was kept as JSON; undefined where there is none, or it cannot be read. */
export function parseJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
