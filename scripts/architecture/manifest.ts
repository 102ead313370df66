import type { Offence } from './offence.ts'
import { type Part, packaging } from './parts.ts'

const fields = [
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
  'bundledDependencies',
  'devDependencies',
]

/** What a package.json depends on and its part may not. */
export function manifestOffences(place: string, part: Part, text: string): Offence[] {
  const manifest = JSON.parse(text) as Record<string, Record<string, string> | undefined>
  const file = `${place}/package.json`
  return fields.flatMap((field) =>
    Object.keys(manifest[field] ?? {})
      .filter((name) => !isAllowed({ place, part, field, name, manifest }))
      .map((name) => {
        const line = text.split('\n').findIndex((row) => row.includes(`"${name}"`)) + 1
        return { file, line, text: `"${name}"`, why: `${place} may not depend on it.` }
      }),
  )
}

function isAllowed(of: {
  readonly place: string
  readonly part: Part
  readonly field: string
  readonly name: string
  readonly manifest: Record<string, Record<string, unknown> | undefined>
}): boolean {
  const { place, part, field, name, manifest } = of
  const isOurs = /^(@omise-sandbox\/|omise-sandbox$)/.test(name) && name !== packaging
  if (field === 'devDependencies') {
    // An app is bundled: what it uses is a development dependency of the bundle.
    if (!isOurs || place.startsWith('packages/')) return true
    if (part.tests?.includes(name)) return true
  }
  // Whoever uses that part of it has this already.
  if (field === 'peerDependencies' && manifest.peerDependenciesMeta?.[name]) return true
  return [...part.workspace, ...part.npm].includes(name)
}
