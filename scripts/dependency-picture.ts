/** Draws in ARCHITECTURE.md which package uses which, from the table that the architecture check holds. With `--check` it only compares. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parts } from './architecture/parts.ts'
import { makeBetween } from './made-between.ts'
import { root } from './run.ts'

const document = 'ARCHITECTURE.md'
const opening = '<!-- made by npm run generate: the packages -->'
const closing = '<!-- the end of the packages -->'

const named: ReadonlyMap<string, string> = new Map(
  Object.keys(parts).map((place) => {
    const { name } = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'))
    return [name, place]
  }),
)

/** The parts that a part uses when it runs. */
function usedBy(place: string): string[] {
  return (parts[place]?.workspace ?? []).flatMap((name) => named.get(name) ?? [])
}

function reaches(from: string, to: string): boolean {
  return usedBy(from).some((next) => next === to || reaches(next, to))
}

/** Without what follows from other arrows. */
function arrowsFrom(place: string): string[] {
  const used = usedBy(place)
  return used
    .filter((to) => !used.some((other) => other !== to && reaches(other, to)))
    .map((to) => `  ${place} --> ${to}`)
}

const picture = [
  'An arrow leads from a package to one that it uses when it runs; what follows from other arrows is left out.',
  '',
  '<!-- not run: a picture, made of scripts/architecture/parts.ts -->',
  '```mermaid',
  'flowchart TD',
  ...Object.keys(parts).flatMap(arrowsFrom),
  '```',
]
await makeBetween(document, { opening, closing }, picture)
