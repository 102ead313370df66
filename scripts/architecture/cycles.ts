import { posix } from 'node:path'
import ts from 'typescript-api'
import { type Offence, offenceAt } from './offence.ts'

/** An import of one source by another: of a type as well as of a value. */
interface Edge {
  readonly from: string
  readonly to: string
  readonly at: number
}

/**
 * A line for each ring of sources that import each other, in which imports of types count: who changes one source of a
 * ring must read them all. `sources` holds the text of each file by its path.
 */
export function cycleOffences(sources: ReadonlyMap<string, string>): Offence[] {
  const edges = new Map([...sources].map(([file, text]) => [file, edgesOf(file, text, sources)]))
  const done = new Set<string>()
  return [...sources.keys()].flatMap((file) => {
    const cycle = done.has(file) ? undefined : shortestCycle(file, edges)
    done.add(file)
    const [first] = cycle ?? []
    if (!cycle || !first) return []
    for (const { to } of cycle) done.add(to)
    const way = cycle.map(({ to }) => posix.relative(posix.dirname(file), to)).join(', ')
    const why = `This import leads back here, by ${way}. Move what both need to a file of its own.`
    return offenceAt(file, sources.get(file) ?? '', first.at, why)
  })
}

function edgesOf(file: string, text: string, sources: ReadonlyMap<string, string>): Edge[] {
  return ts.preProcessFile(text).importedFiles.flatMap(({ fileName, pos }) => {
    if (!fileName.startsWith('.')) return []
    const to = posix.join(posix.dirname(file), fileName)
    return sources.has(to) ? [{ from: file, to, at: pos }] : []
  })
}

/** The imports that lead from a file back to it, by the shortest way; undefined where none do. */
function shortestCycle(
  start: string,
  edges: ReadonlyMap<string, readonly Edge[]>,
): readonly Edge[] | undefined {
  const ways: (readonly Edge[])[] = (edges.get(start) ?? []).map((edge) => [edge])
  const seen = new Set<string>()
  for (const way of ways) {
    const to = way.at(-1)?.to ?? start
    if (to === start) return way
    if (seen.has(to)) continue
    seen.add(to)
    ways.push(...(edges.get(to) ?? []).map((edge) => [...way, edge]))
  }
  return undefined
}
