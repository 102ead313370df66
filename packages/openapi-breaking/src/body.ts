import { contentFindings } from './content.ts'
import { type Body, type Document, follow } from './document.ts'
import { type Direction, type Finding, finding } from './finding.ts'
import type { Operated } from './operations.ts'
import { presenceChanges } from './presence.ts'

/** What became of what an operation is sent with. */
export function bodyFindings(options: {
  readonly documents: readonly [before: Document, after: Document]
  readonly before: Operated
  readonly after: Operated
  readonly direction: Direction
}): Finding[] {
  const { documents, before, after, direction } = options
  const label = `${before.label} body`
  const was = follow<Body>(documents[0], before.operation.requestBody ?? {}, label)
  const is = follow<Body>(documents[1], after.operation.requestBody ?? {}, label)
  const texts = presenceChanges(
    before.operation.requestBody && was.part,
    after.operation.requestBody && is.part,
    direction,
  )
  return [
    ...texts.map((text) => finding(before.label, 'the body', text)),
    ...(after.operation.requestBody
      ? contentFindings({
          documents,
          label,
          before: was.part.content,
          after: is.part.content,
          origin: was.origin,
          direction,
        })
      : []),
  ]
}
