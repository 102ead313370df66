import { readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire, findPackageJSON } from 'node:module'
import { join, parse } from 'node:path'
import { type Metafile, transform } from 'esbuild'
import type { Entry } from './manifest.ts'
import type { ScriptOptions } from './scripts.ts'

export interface CommonJsOptions {
  readonly outdir: string
  /** What was bundled into that folder, as ES modules, and how. */
  readonly metafile: Metafile
  readonly scripts: ScriptOptions
  /** What can be imported and required. */
  readonly modules: readonly Entry[]
  /** What stays an ES module: commands, which await at their top level, and what uses packages of ES modules. */
  readonly esmOnly: readonly Entry[]
  /** Whether all ES modules stay, for bundlers, which may drop parts of them. */
  readonly keepsModules: boolean
}

/**
 * Makes CommonJS of a bundle, file by file, and of each module an ES module that passes it on. Whichever way a program of Node loads
 * the package, it loads the same files, and so has each class and each piece of state once.
 */
export async function addCommonJs(options: CommonJsOptions): Promise<void> {
  const { outdir, metafile, scripts, modules, esmOnly, keepsModules } = options
  const staying = new Set(esmOnly.map(({ name }) => name))
  const converted = Object.entries(metafile.outputs).map(async ([path, { imports }]) => {
    const { name } = parse(path)
    const file = join(outdir, `${name}.js`)
    const used = imports.filter(({ external }) => !external)
    const code = importsOfCommonJs(await readFile(file, 'utf8'), used)
    if (staying.has(name)) return writeFile(file, code)
    await writeFile(join(outdir, `${name}.cjs`), await commonJsOf(code, scripts))
    if (!keepsModules) await rm(file)
  })
  const passedOn = modules.map(({ name }) =>
    writeFile(join(outdir, `${name}.mjs`), `export * from './${name}.cjs'\n`),
  )
  await Promise.all([...converted, ...passedOn])
}

/** The code with what it imports of the bundle as the CommonJS that is made of that. */
function importsOfCommonJs(code: string, used: readonly { readonly path: string }[]): string {
  const names = used.map(({ path }) => parse(path).name)
  return names.reduce((text, name) => text.replaceAll(`"./${name}.js"`, `"./${name}.cjs"`), code)
}

async function commonJsOf(code: string, scripts: ScriptOptions): Promise<string> {
  const { banner, minifyWhitespace = false } = scripts
  // It is for the sake of ES modules.
  const own = code.replace(banner?.js ?? '', '')
  const knowsItsPlace = own.includes('import.meta.url')
  const { code: commonJs } = await transform(own, {
    format: 'cjs',
    platform: 'node',
    target: 'node22.18',
    minifyWhitespace,
    // Where modules run in a context of their own, as in Jest, import() needs a flag of Node and require does not.
    supported: { 'dynamic-import': false },
    define: knowsItsPlace ? { 'import.meta.url': 'moduleUrl' } : {},
    banner: knowsItsPlace
      ? `const moduleUrl = require("node:url").pathToFileURL(__filename).href;`
      : '',
  })
  return commonJs
}

/**
 * Whether a package that is installed beside the one in a folder can be required wherever modules are loaded, by Jest too, which
 * cannot require ES modules on each Node that is supported.
 */
export async function isRequirable(name: string, folder: string): Promise<boolean> {
  const file = createRequire(join(folder, 'package.json')).resolve(name)
  if (!file.endsWith('.js')) return file.endsWith('.cjs')
  const manifest = findPackageJSON('.', file)
  if (manifest === undefined) return true
  const { type } = JSON.parse(await readFile(manifest, 'utf8')) as { readonly type?: string }
  return type !== 'module'
}

/** Copies declarations of ES modules, those in `staying` left out, as declarations of the CommonJS beside them. */
export async function addCommonJsDeclarations(
  outdir: string,
  files: readonly string[],
  staying: readonly Entry[],
): Promise<void> {
  const kept = new Set(staying.map(({ name }) => `${name}.d.ts`))
  const names = files.map((file) => file.replace(/\.d\.ts$/, ''))
  for (const name of names.filter((each) => !kept.has(`${each}.d.ts`))) {
    const text = await readFile(join(outdir, `${name}.d.ts`), 'utf8')
    const declared = names.reduce(
      (all, own) => all.replaceAll(`'./${own}.js'`, `'./${own}.cjs'`),
      text,
    )
    await writeFile(join(outdir, `${name}.d.cts`), declared)
  }
}
