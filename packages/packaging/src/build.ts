import { copyFile, cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundleDeclarations } from './declarations.ts'
import {
  commandsOf,
  installedDependencies,
  modulesOf,
  noticesFile,
  publishedManifest,
} from './manifest.ts'
import { noticesOf } from './notices.ts'
import { type Bundle, bundleScripts, importsOf, type ScriptOptions } from './scripts.ts'
import { readPackage, readWorkspace, root, versionsOf } from './workspace.ts'

export interface PackageOptions {
  readonly scripts?: ScriptOptions
  /**
   * Whether the package brings its `dependencies` in the bundle, instead of having them installed beside it. Packages of the
   * workspace that are not published are always in the bundle.
   */
  readonly bundleDependencies?: boolean
  /** Folders with files that go along as they are, each by the name of its folder in the package. */
  readonly assets?: Readonly<Record<string, string>>
}

/** Makes what is published of the package in a folder, whole, in the folder that its `publishConfig` names. */
export async function buildPackage(
  folder: string,
  { scripts = {}, bundleDependencies = false, assets = {} }: PackageOptions = {},
): Promise<void> {
  const { manifest } = (await readPackage(folder)) ?? {}
  const directory = manifest?.publishConfig?.directory
  if (!manifest || !directory) {
    throw new Error(`${folder}/package.json names no publishConfig.directory to build into.`)
  }
  const installed = bundleDependencies
    ? {}
    : installedDependencies(manifest, versionsOf(await readWorkspace()))
  const outdir = join(folder, directory)
  const bundle: Bundle = {
    folder,
    outdir,
    modules: modulesOf(manifest),
    commands: commandsOf(manifest),
    external: [...Object.keys(installed), ...Object.keys(manifest.peerDependencies ?? {})],
  }

  await rm(outdir, { recursive: true, force: true })
  await mkdir(outdir, { recursive: true })
  const [metafile, typeImports] = await Promise.all([
    bundleScripts(bundle, scripts),
    bundleDeclarations(bundle),
    copyFile(join(folder, 'README.md'), join(outdir, 'README.md')),
    copyFile(join(root, 'LICENSE'), join(outdir, 'LICENSE')),
    ...Object.entries(assets).map(([name, from]) =>
      cp(join(folder, from), join(outdir, name), { recursive: true }),
    ),
  ])
  const notices = await noticesOf(folder, metafile)
  if (notices !== '') await writeFile(join(outdir, noticesFile), notices)
  const imports = [...importsOf(metafile), ...typeImports]
  const published = publishedManifest(manifest, installed, imports, Object.keys(assets))
  const text = JSON.stringify(published, undefined, 2)
  await writeFile(join(outdir, 'package.json'), `${text}\n`)
}
