const tailLength = 19

/**
 * What has to be renamed in a state's text for `old` to become `id`: it, and what is of its kind and older, which is moved
 * to just below `id` where it would else come after it. Lists are in the order of ids.
 */
export function renamesIn(text: string, old: string, id: string): ReadonlyMap<string, string> {
  const kind = id.slice(0, -tailLength)
  const present = new Set(text.match(new RegExp(`\\b${kind}[0-9a-z]{${tailLength}}\\b`, 'g')) ?? [])
  const min = lower(id, present.size)
  const older = [...present].filter((one) => one >= min && one < old).sort()
  const renames = older.reverse().map((one, index) => [one, lower(id, index + 1)] as const)
  return new Map([[old, id], ...renames])
}

/** The id so many places before another. */
function lower(id: string, places: number): string {
  const tail = [...id.slice(-tailLength)].reduce(
    (value, digit) => value * 36n + BigInt(Number.parseInt(digit, 36)),
    0n,
  )
  const lowered = tail > BigInt(places) ? tail - BigInt(places) : 0n
  return `${id.slice(0, -tailLength)}${lowered.toString(36).padStart(tailLength, '0')}`
}
