import { contentFindings } from './content.ts'
import { type Body, type Document, follow } from './document.ts'
import { type Direction, type Finding, finding } from './finding.ts'
import type { Operated } from './operations.ts'

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
  const texts = presenceChanges({
    was: before.operation.requestBody && was.part,
    is: after.operation.requestBody && is.part,
    direction,
  })
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

function presenceChanges(options: {
  readonly was: Body | undefined
  readonly is: Body | undefined
  readonly direction: Direction
}): string[] {
  const { was, is, direction } = options
  if (was && !is) return [direction === 'taken' ? 'is no longer read' : 'is gone']
  if (direction === 'taken') return is?.required && !was?.required ? ['is required now'] : []
  return was?.required && !is?.required ? ['may be missing now'] : []
}
