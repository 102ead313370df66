import { grouped } from './grouped.ts'

/** Who sends a value: `taken` is what clients send to us, `given` is what we send to them. */
export type Direction = 'taken' | 'given'

export interface Spot {
  /** Inside what is sent: `refunds.data[].amount`; empty for the whole of it. */
  readonly place: string
  /** Where it is described, from the nearest shared component on. */
  readonly origin: string
}

/** What became of a spot: `is gone`. */
export interface Change extends Spot {
  readonly text: string
}

export interface Finding {
  /** `GET /charges 200`; empty for the document itself. */
  readonly label: string
  /** `the field amount`. */
  readonly subject: string
  readonly text: string
  /** Findings of one key are one change of something shared. */
  readonly key: string
  /** How deep inside what is sent. */
  readonly depth: number
}

/** The findings of changes, told of the parts of one request, answer or parameter. */
export function findings(options: {
  readonly label: string
  readonly direction: Direction
  readonly subject: (place: string) => string
  readonly changes: readonly Change[]
}): Finding[] {
  const { label, direction, subject, changes } = options
  return changes.map(({ place, origin, text }) => ({
    label,
    subject: subject(place),
    text,
    key: `${direction} ${origin} ${text}`,
    depth: place.split(/[.[(]/).length,
  }))
}

/** A finding about an operation itself, or the document. */
export function finding(label: string, subject: string, text: string): Finding {
  return { label, subject, text, key: `${label} ${subject} ${text}`, depth: 0 }
}

/** One sentence for each change, in the order of the document. What is shared is told where it is least deep. */
export function sentences(file: string, all: readonly Finding[]): string[] {
  const groups = grouped(all, ({ key }) => key)
  const texts = [...groups.values()].map((group) => sentence(file, group))
  return [...new Set(texts)]
}

function sentence(file: string, group: readonly Finding[]): string {
  const head = group.reduce((earliest, one) => (one.depth < earliest.depth ? one : earliest))
  const more = new Set(group.map(({ label }) => label)).size - 1
  const label = more > 0 ? `${head.label} (and ${more} more)` : head.label
  return [file, label, `${head.subject} ${head.text}`].filter((part) => part !== '').join(': ')
}

/** A value as it stands in a sentence, which is quoted in backticks. */
export function shown(value: unknown): string {
  return JSON.stringify(value).replaceAll('`', '\\u0060')
}
