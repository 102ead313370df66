import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A place that says which version this is. */
export interface Version {
  readonly place: string
  readonly version: string
}

/** The packages that are published, the sources and the document of the control API, in this order. */
export async function readVersions(root: string): Promise<[Version, ...Version[]]> {
  const read = (place: string) => readFile(join(root, place), 'utf8')
  const manifests = globSync('{apps,packages}/*/package.json', { cwd: root }).sort()
  const packages = await Promise.all(
    manifests.map(async (place) => ({ place, ...JSON.parse(await read(place)) })),
  )
  const published = packages.filter(({ publishConfig }) => publishConfig?.directory !== undefined)
  const source = 'packages/sandbox/src/version.ts'
  const document = 'openapi/sandbox.yaml'
  const [, inSource = ''] = /version = '(.+)'/.exec(await read(source)) ?? []
  const [, inDocument = ''] = /^ {2}version: (\S+)$/m.exec(await read(document)) ?? []
  return [
    { place: source, version: inSource },
    ...published.map(({ place, version }) => ({ place, version })),
    { place: document, version: inDocument.replaceAll(/['"]/g, '') },
  ]
}

/** What is wrong with them, where they differ. */
export function versionMistake([first, ...others]: readonly [Version, ...Version[]]):
  | string
  | undefined {
  const different = others.filter(({ version }) => version !== first.version)
  if (different.length === 0) return undefined
  const places = different.map(({ place, version }) => `${place} has ${version || 'none'}`)
  return `All packages are released as one version. ${first.place} has ${first.version}, but ${places.join(', ')}. Make them the same.`
}
