import type { Document, Parameter } from './document.ts'
import { type Change, type Direction, type Finding, findings, type Spot } from './finding.ts'
import { nowHas } from './limits.ts'
import type { Operated } from './operations.ts'
import { presenceChanges } from './presence.ts'
import { schemaChanges } from './schema.ts'

/** What became of an operation's parameters; those of a webhook are given. */
export function parameterFindings(options: {
  readonly documents: readonly [before: Document, after: Document]
  readonly before: Operated
  readonly after: Operated
  readonly direction: Direction
}): Finding[] {
  const { documents, before, after, direction } = options
  const names = new Set([...before.parameters.keys(), ...after.parameters.keys()])
  return [...names].flatMap((name) => {
    const was = before.parameters.get(name)
    const is = after.parameters.get(name)
    const { origin = name } = was ?? is ?? {}
    return findings({
      label: before.label,
      direction,
      subject: (place) => subjectOf(name, place),
      changes: [
        ...presenceChanges(was?.parameter, is?.parameter, direction).map((text) => ({
          place: '',
          origin,
          text,
        })),
        ...(was && is
          ? valueChanges({
              documents,
              direction,
              before: was.parameter,
              after: is.parameter,
              spot: { place: '', origin },
            })
          : []),
      ],
    })
  })
}

/** `query limit` as `the query parameter limit`, and a place inside it. */
function subjectOf(name: string, place: string): string {
  const [kind = '', own = ''] = name.split(' ')
  const parameter = kind === 'header' ? `the header ${own}` : `the ${kind} parameter ${own}`
  return place === '' ? parameter : `${place} of ${parameter}`
}

function valueChanges(options: {
  readonly documents: readonly [before: Document, after: Document]
  readonly direction: Direction
  readonly before: Parameter
  readonly after: Parameter
  readonly spot: Spot
}): Change[] {
  const { documents, direction, before, after, spot } = options
  const [was, is] = [writing(before), writing(after)]
  const walk = { before: documents[0], after: documents[1], direction, within: new Set<string>() }
  return [
    ...(was === is ? [] : [{ ...spot, text: nowHas('style', was, is) }]),
    ...schemaChanges(walk, before.schema ?? true, after.schema ?? true, spot),
  ]
}

/** How lists and objects are written, defaults filled in. */
function writing({ in: where, style, explode }: Parameter): string {
  const chosen = style ?? (where === 'query' || where === 'cookie' ? 'form' : 'simple')
  return (explode ?? chosen === 'form') ? `${chosen}, exploded` : chosen
}
