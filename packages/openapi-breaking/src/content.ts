import type { Content, Document } from './document.ts'
import { type Direction, type Finding, finding, findings } from './finding.ts'
import { schemaChanges } from './schema.ts'

const formType = 'application/x-www-form-urlencoded'

/** What became of a body, media type by media type. */
export function contentFindings(options: {
  readonly documents: readonly [before: Document, after: Document]
  readonly label: string
  readonly before: Content | undefined
  readonly after: Content | undefined
  readonly origin: string
  readonly direction: Direction
}): Finding[] {
  const { documents, label, before = {}, after = {}, origin, direction } = options
  return Object.entries(before).flatMap(([mediaType, was]) => {
    const is = after[mediaType]
    if (!is) {
      const text = direction === 'taken' ? 'is no longer accepted' : 'is gone'
      return [finding(label, `the media type ${mediaType}`, text)]
    }
    const ofType = mediaType === formType ? `${label} as a form` : label
    const recoded = JSON.stringify(was.encoding) !== JSON.stringify(is.encoding)
    const walk = { before: documents[0], after: documents[1], direction, within: new Set<string>() }
    const spot = { place: '', origin: `${origin} ${mediaType}` }
    return [
      ...(recoded
        ? [finding(ofType, `the media type ${mediaType}`, 'has another encoding now')]
        : []),
      ...findings({
        label: ofType,
        direction,
        subject: (place) => (place === '' ? 'the body' : `the field ${place}`),
        changes: schemaChanges(walk, was.schema ?? true, is.schema ?? true, spot),
      }),
    ]
  })
}
