import { createRequire, isBuiltin } from 'node:module'
import { join } from 'node:path'
import { type Plugin, type RollupLog, rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { packageOf } from './manifest.ts'
import type { Bundle } from './scripts.ts'

/**
 * Bundles the type declarations of a package's modules, those of unpublished packages included, and gives what they
 * import. Throws where that is not installed with the package.
 */
export async function bundleDeclarations(bundle: Bundle): Promise<string[]> {
  const { folder, outdir, modules, external } = bundle
  const isExternal = (id: string) => isBuiltin(id) || external.includes(packageOf(id))
  const result = await rollup({
    input: Object.fromEntries(modules.map(({ name, source }) => [name, join(folder, source)])),
    external: isExternal,
    plugins: [workspaceSources(), dts({ tsconfig: join(folder, 'tsconfig.json') })],
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
  return imports
}

function isHarmless({ code, message }: RollupLog): boolean {
  return (
    // A module that is imported for what it does declares nothing.
    code === 'EMPTY_BUNDLE' ||
    // Only other types name these. That whoever infers them can declare what it exports is held by a test.
    message.includes('private shared type exports')
  )
}

/** Leads to the sources of this workspace's other packages, which their `exports` name. */
function workspaceSources(): Plugin {
  return {
    name: 'workspace-sources',
    resolveId(id, importer) {
      if (!id.startsWith('@omise-sandbox/') || importer === undefined) return null
      return createRequire(importer).resolve(id)
    },
  }
}
