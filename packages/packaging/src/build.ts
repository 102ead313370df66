import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addCommonJs, addCommonJsDeclarations, isRequirable } from './common-js.ts'
import { bundleDeclarations } from './declarations.ts'
import {
  commandsOf,
  installedDependencies,
  type Manifest,
  modulesOf,
  noticesFile,
  publishedManifest,
} from './manifest.ts'
import { bundledLibraries, type Library, noticesOf } from './notices.ts'
import { librariesIn, sbomFile, sbomOf } from './sbom.ts'
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
  /** Exports that cannot be required, as they use packages of ES modules: `./vitest`. */
  readonly esmOnly?: readonly string[]
}

/** Makes what is published of the package in a folder, whole, in the folder that its `publishConfig` names. */
export async function buildPackage(
  folder: string,
  { scripts = {}, bundleDependencies = false, assets = {}, esmOnly = [] }: PackageOptions = {},
): Promise<void> {
  const { manifest } = (await readPackage(folder)) ?? {}
  const directory = manifest?.publishConfig?.directory
  if (!manifest || !directory) {
    throw new Error(`${folder}/package.json names no publishConfig.directory to build into.`)
  }
  const installed = bundleDependencies ? {} : await installedBeside(folder, manifest)
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
  const [metafile, declarations] = await Promise.all([
    bundleScripts(bundle, scripts),
    bundleDeclarations(bundle),
    copyFile(join(folder, 'README.md'), join(outdir, 'README.md')),
    copyFile(join(root, 'LICENSE'), join(outdir, 'LICENSE')),
    ...Object.entries(assets).map(([name, from]) =>
      cp(join(folder, from), join(outdir, name), { recursive: true }),
    ),
  ])
  const modules = bundle.modules.filter(({ subpath }) => !esmOnly.includes(subpath))
  // Whoever bundles the package may drop parts of it.
  const keepsModules = manifest.sideEffects === false
  const staying = [...bundle.modules, ...bundle.commands].filter((one) => !modules.includes(one))
  await addCommonJs({ outdir, metafile, scripts, modules, esmOnly: staying, keepsModules })
  await addCommonJsDeclarations(outdir, declarations.files, staying)
  const libraries = await bundledLibraries(folder, metafile)
  const notices = await noticesOf(libraries)
  if (notices !== '') await writeFile(join(outdir, noticesFile), notices)
  const imports = [...importsOf(metafile), ...declarations.imports]
  const published = publishedManifest(manifest, {
    installed,
    imports,
    folders: Object.keys(assets),
    esmOnly,
  })
  const text = JSON.stringify(published, undefined, 2)
  await writeFile(join(outdir, 'package.json'), `${text}\n`)
  const inAssets = await Promise.all(Object.keys(assets).map((name) => librariesOf(outdir, name)))
  const bundled = [...libraries, ...inAssets.flat()]
  await writeFile(
    join(outdir, sbomFile),
    sbomOf(manifest, { bundled, installed: published.dependencies }),
  )
}

/** The libraries in a folder of files that another package has bundled, by its list of licences. */
async function librariesOf(outdir: string, folder: string): Promise<Library[]> {
  const text = await readFile(join(outdir, folder, 'THIRD-PARTY-NOTICES.md'), 'utf8').catch(
    () => '',
  )
  return librariesIn(text)
}

/** What is installed beside the package. What can only be imported is bundled instead, so that it can be required. */
async function installedBeside(
  folder: string,
  manifest: Manifest,
): Promise<Record<string, string>> {
  const workspace = versionsOf(await readWorkspace())
  const installed = Object.entries(installedDependencies(manifest, workspace))
  const requirable = await Promise.all(
    installed.map(async ([name]) => workspace.has(name) || (await isRequirable(name, folder))),
  )
  return Object.fromEntries(installed.filter((_, index) => requirable[index]))
}
