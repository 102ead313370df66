import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import type { Entry } from './manifest.ts'

/** How the JavaScript of one package differs from that of the others. */
export type ScriptOptions = Pick<
  BuildOptions,
  'banner' | 'minifySyntax' | 'minifyWhitespace' | 'plugins'
>

/**
 * Reaches `node:http` by require. An import of it reads each of its exports, and one that hardly anybody uses, `WebSocket`,
 * loads all of undici: a fifth of the time that the command takes to start. A dynamic import stays one.
 */
export const httpByRequire: Plugin = {
  name: 'http-by-require',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:http$/ }, ({ kind }) =>
      kind === 'import-statement' ? { path: 'node:http', namespace: 'by-require' } : undefined,
    )
    onLoad({ filter: /^/, namespace: 'by-require' }, ({ path }) => ({
      contents: `module.exports = require('${path}')`,
    }))
  },
}

/**
 * Bundles the entries of a package with all they use but `external`. What several of them use stands in a file of its own,
 * so that it is loaded once.
 */
export async function bundleScripts(
  { folder, outdir, modules, commands, external }: Bundle,
  options: ScriptOptions,
): Promise<Metafile> {
  const { metafile } = await build({
    ...options,
    absWorkingDir: folder,
    entryPoints: [...modules, ...commands].map(({ name, source }) => ({ in: source, out: name })),
    external: [...external],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.18',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
  return metafile
}

/** What the bundle imports from outside of itself. */
export function importsOf({ outputs }: Metafile): string[] {
  return Object.values(outputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path }) => path),
  )
}

export interface Bundle {
  readonly folder: string
  readonly outdir: string
  readonly modules: readonly Entry[]
  readonly commands: readonly Entry[]
  /** Packages that are installed beside this one, and so are not bundled into it. */
  readonly external: readonly string[]
}
