import type { Manifest } from './manifest.ts'
import type { Library } from './notices.ts'

/** The file of a package that lists what it holds of others, which no lockfile of whoever installs it does. */
export const sbomFile = 'sbom.cdx.json'

/** What a package holds and what is installed beside it. */
export interface Parts {
  readonly bundled: readonly Library[]
  /** Versions by name. */
  readonly installed: Readonly<Record<string, string>>
}

/** The bill of materials of a package, as CycloneDX 1.6. The same parts give the same text, so it has no time and no serial number. */
export function sbomOf(manifest: Manifest, { bundled, installed }: Parts): string {
  const { name, version, license } = manifest
  const beside = Object.entries(installed).map(([name, version]) => ({ name, version }))
  const components = [
    ...uniqueOf(bundled).map((library) => ({ ...componentOf(library), ...isBundled })),
    ...uniqueOf(beside).map(componentOf),
  ]
  const own = componentOf({ name, version, license })
  return JSON.stringify(
    {
      ...{ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 },
      metadata: { component: own },
      components,
      dependencies: [
        { ref: own['bom-ref'], dependsOn: components.map((component) => component['bom-ref']) },
      ],
    },
    undefined,
    2,
  ).concat('\n')
}

/** As the CycloneDX taxonomy for npm names it. */
const isBundled = { properties: [{ name: 'cdx:npm:package:bundled', value: 'true' }] }

function componentOf({ name, version, license }: Library) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  const [, group] = /^(@[^/]+)\//.exec(name) ?? []
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group === undefined ? {} : { group }),
    name: group === undefined ? name : name.slice(group.length + 1),
    version,
    ...(license === undefined ? {} : { licenses: [licenseOf(license)] }),
    purl,
  }
}

/** `(MIT OR Apache-2.0)` is an expression; `MIT` is the id of one. */
function licenseOf(license: string): object {
  return /\s/.test(license) ? { expression: license } : { license: { id: license } }
}

function uniqueOf(libraries: readonly Library[]): Library[] {
  const byName = new Map(libraries.map((each) => [`${each.name} ${each.version}`, each]))
  return [...byName].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each)
}

/** The libraries that Vite's list of licences has: `## preact - 11.2.0 (MIT)`. */
export function librariesIn(notices: string): Library[] {
  return [...notices.matchAll(/^## (\S+) - (\S+) \((.+)\)$/gm)].map(
    ([, name = '', version = '', license]) => ({ name, version, license }),
  )
}
