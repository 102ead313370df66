import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Manifest, WorkspaceVersions } from './manifest.ts'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface WorkspacePackage {
  readonly folder: string
  readonly manifest: Manifest
}

/** The packages that stand in `packages/` and `apps/`. */
export async function readWorkspace(): Promise<WorkspacePackage[]> {
  const parents = ['packages', 'apps'].map((parent) => join(root, parent))
  const folders = await Promise.all(
    parents.map(async (parent) => (await readdir(parent)).map((name) => join(parent, name))),
  )
  const packages = await Promise.all(folders.flat().sort().map(readPackage))
  return packages.filter((each) => each !== undefined)
}

export function published(packages: readonly WorkspacePackage[]): WorkspacePackage[] {
  return packages.filter(({ manifest }) => isPublished(manifest))
}

export function versionsOf(packages: readonly WorkspacePackage[]): WorkspaceVersions {
  return new Map(
    packages.map(({ manifest }) => [
      manifest.name,
      isPublished(manifest) ? manifest.version : undefined,
    ]),
  )
}

function isPublished({ publishConfig }: Manifest): boolean {
  return publishConfig?.directory !== undefined
}

/** The package in a folder; none where a folder was left behind by a branch that had one. */
export async function readPackage(folder: string): Promise<WorkspacePackage | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : { folder, manifest: JSON.parse(text) as Manifest }
}
