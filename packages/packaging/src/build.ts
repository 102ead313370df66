import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
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

/** Makes what is published of the package in a folder, whole, in the folder that its `publishConfig` names. */
export async function buildPackage(folder: string, options: ScriptOptions = {}): Promise<void> {
  const { manifest } = (await readPackage(folder)) ?? {}
  const directory = manifest?.publishConfig?.directory
  if (!manifest || !directory) {
    throw new Error(`${folder}/package.json names no publishConfig.directory to build into.`)
  }
  const installed = installedDependencies(manifest, versionsOf(await readWorkspace()))
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
    bundleScripts(bundle, options),
    bundleDeclarations(bundle),
    copyFile(join(folder, 'README.md'), join(outdir, 'README.md')),
    copyFile(join(root, 'LICENSE'), join(outdir, 'LICENSE')),
  ])
  const notices = await noticesOf(folder, metafile)
  if (notices !== '') await writeFile(join(outdir, noticesFile), notices)
  const imports = [...importsOf(metafile), ...typeImports]
  const text = JSON.stringify(publishedManifest(manifest, installed, imports), undefined, 2)
  await writeFile(join(outdir, 'package.json'), `${text}\n`)
}
