import { contentFindings } from './content.ts'
import { type Answer, type Document, follow, type Header } from './document.ts'
import { type Direction, type Finding, finding, findings } from './finding.ts'
import type { Operated } from './operations.ts'
import { schemaChanges } from './schema.ts'

interface Options {
  readonly documents: readonly [before: Document, after: Document]
  readonly direction: Direction
}

/** What became of an operation's answers; those to webhooks are taken. */
export function answerFindings(
  options: Options & { readonly before: Operated; readonly after: Operated },
): Finding[] {
  const { documents, direction, before, after } = options
  const [olds, added] = [before.operation.responses ?? {}, after.operation.responses ?? {}]
  const gone = Object.keys(olds).filter((status) => !(status in added))
  return [
    ...gone.map((status) => finding(before.label, `the answer ${status}`, 'is gone')),
    ...Object.entries(added).flatMap(([status, given]) => {
      const promised = olds[status] ?? (direction === 'given' ? fallback(olds, status) : undefined)
      if (!promised) return []
      const label = `${before.label} ${status}`
      const was = follow<Answer>(documents[0], promised, label)
      const is = follow<Answer>(documents[1], given, label).part
      const { part, origin } = was
      return [
        ...headerFindings({ documents, direction, label, before: part, after: is, origin }),
        ...contentFindings({
          documents,
          direction,
          label,
          before: part.content,
          after: is.content,
          origin,
        }),
      ]
    }),
  ]
}

/** What a status of its own stood under before: its hundred, or all others. */
function fallback<T>(answers: Readonly<Record<string, T>>, status: string): T | undefined {
  return answers[`${status.charAt(0)}XX`] ?? answers.default
}

function headerFindings(
  options: Options & {
    readonly label: string
    readonly before: Answer
    readonly after: Answer
    readonly origin: string
  },
): Finding[] {
  const { documents, direction, label, before, after } = options
  return Object.entries(before.headers ?? {}).flatMap(([name, header]) => {
    const given = after.headers?.[name]
    const spot = { place: '', origin: `${options.origin} ${name}` }
    const common = { label, direction, subject: () => `the header ${name}` }
    if (!given) return findings({ ...common, changes: [{ ...spot, text: 'is gone' }] })
    const { part: was, origin } = follow<Header>(documents[0], header, spot.origin)
    const is = follow<Header>(documents[1], given, spot.origin).part
    const walk = { before: documents[0], after: documents[1], direction, within: new Set<string>() }
    const changes = schemaChanges(walk, was.schema ?? true, is.schema ?? true, { ...spot, origin })
    const missing = was.required && !is.required
    return findings({
      ...common,
      changes: missing ? [{ ...spot, text: 'may be missing now' }, ...changes] : changes,
    })
  })
}
