import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { type Plugin, type RollupLog, rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { packageOf } from './manifest.ts'
import type { Bundle } from './scripts.ts'
import { root } from './workspace.ts'

/** The workspace's own compiler: a native one, which emits in a fraction of the time that the JavaScript one takes. */
const compiler = join(root, 'node_modules/typescript/bin/tsc')

export interface Declarations {
  /** The files that were made. */
  readonly files: readonly string[]
  /** What they import that is none of them. */
  readonly imports: readonly string[]
}

/**
 * Bundles the type declarations of a package's modules, those of unpublished packages included. Throws where
 * they import what is not installed with the package.
 */
export async function bundleDeclarations(bundle: Bundle): Promise<Declarations> {
  const { folder, outdir, modules, external } = bundle
  const isExternal = (id: string) => isBuiltin(id) || external.includes(packageOf(id))
  const emitted = await mkdtemp(join(outdir, '.declarations-'))
  try {
    await emitDeclarations(folder, emitted)
    const result = await rollup({
      input: Object.fromEntries(
        modules.map(({ name, source }) => [name, declarationOf(join(folder, source), emitted)]),
      ),
      external: isExternal,
      plugins: [workspaceDeclarations(emitted), dts()],
      onwarn(warning) {
        if (!isHarmless(warning)) throw new Error(warning.message)
      },
    })
    const { output } = await result.write({
      dir: outdir,
      entryFileNames: '[name].d.ts',
      chunkFileNames: 'types-[hash].d.ts',
    })
    await result.close()
    const own = new Set(output.map(({ fileName }) => fileName))
    const chunks = output.filter((file) => file.type === 'chunk')
    const imports = chunks.flatMap((chunk) => chunk.imports).filter((id) => !own.has(id))
    for (const id of imports.filter((id) => !isExternal(id))) {
      throw new Error(`The types of ${folder} import "${id}", which is not installed with it.`)
    }
    return { files: [...own], imports }
  } finally {
    await rm(emitted, { recursive: true, force: true })
  }
}

/**
 * Writes a declaration file for each source the package uses, those of other packages of the workspace included. The compiler
 * takes those for installed ones, whose declarations it does not emit, unless a configuration names them.
 */
async function emitDeclarations(folder: string, outDir: string): Promise<void> {
  const configuration = join(folder, 'tsconfig.json')
  const listed = await compile('-p', configuration, '--listFilesOnly')
  const files = listed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => resolve(line.trim()))
    .filter((file) => file.startsWith(root) && !file.split(sep).includes('node_modules'))
  const project = join(outDir, 'tsconfig.json')
  const compilerOptions = { noEmit: false, declaration: true, emitDeclarationOnly: true }
  const paths = { rootDir: root, outDir }
  await writeFile(
    project,
    JSON.stringify({
      extends: configuration,
      compilerOptions: { ...compilerOptions, ...paths, noCheck: true },
      include: [],
      files,
    }),
  )
  await compile('-p', project, '--singleThreaded')
}

async function compile(...options: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [compiler, ...options])
  return stdout
}

/** The declaration file that was emitted for a source; a declaration file is its own. */
function declarationOf(source: string, emitted: string): string {
  if (source.endsWith('.d.ts')) return source
  return join(emitted, relative(root, source)).replace(/\.ts$/, '.d.ts')
}

function isHarmless({ code, message }: RollupLog): boolean {
  return (
    // A module that is imported for what it does declares nothing.
    code === 'EMPTY_BUNDLE' ||
    // Only other types name these. That whoever infers them can declare what it exports is held by a test.
    message.includes('private shared type exports')
  )
}

/** Leads from what a declaration file imports to the declaration file of that, where both are of this workspace. */
function workspaceDeclarations(emitted: string): Plugin {
  return {
    name: 'workspace-declarations',
    resolveId(id, importer) {
      if (importer === undefined) return null
      const from = importer.startsWith(emitted) ? join(root, relative(emitted, importer)) : importer
      if (id.startsWith('@omise-sandbox/')) {
        return declarationOf(createRequire(from).resolve(id), emitted)
      }
      return id.startsWith('.') ? declarationOf(resolve(dirname(from), id), emitted) : null
    },
  }
}
