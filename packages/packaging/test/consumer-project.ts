import { cp, glob, mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Tarball } from '../src/pack.ts'
import { run } from './command.ts'

const sources = fileURLToPath(new URL('consumer', import.meta.url))

/** Makes a project of a folder outside of the workspace, and installs the tarballs into it with npm. */
export async function installInto(folder: string, tarballs: readonly Tarball[]): Promise<void> {
  await copyCases(sources, folder)
  const manifest = { name: 'consumer', private: true, type: 'module' }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  const files = tarballs.map(({ file }) => file)
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...files], folder)
  // What such a project has anyway; those of this workspace spare a second download.
  for (const name of ['vitest', '@types/node']) await link(name, folder, import.meta.url)
}

/**
 * Copies the sources of a project. A `case` of it is called a `test` there, as runners look for it; here it is none, as its suite
 * runs elsewhere.
 */
export async function copyCases(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true })
  for await (const file of glob('**/*.case.*', { cwd: to })) {
    await rename(join(to, file), join(to, file.replace('.case.', '.test.')))
  }
}

/** Links a package into a project, as it is installed for a module of this workspace. Gives its version. */
export async function link(name: string, folder: string, from: string | URL): Promise<string> {
  const manifest = createRequire(from).resolve(`${name}/package.json`)
  const place = join(folder, 'node_modules', name)
  await mkdir(dirname(place), { recursive: true })
  await symlink(dirname(manifest), place)
  return (JSON.parse(await readFile(manifest, 'utf8')) as { readonly version: string }).version
}
