import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { packAll, type Tarball } from '../src/pack.ts'
import { root } from '../src/workspace.ts'
import { run } from './command.ts'
import { installInto } from './consumer-project.ts'
import { unreachable } from './registry.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly tarballs: readonly Tarball[]
    /** A project that they are installed into; empty where packages cannot be installed. */
    readonly project: string
  }
}

/** Packs and installs what is published, once for all files of tests. Turbo has built it; whoever runs the suite alone has not. */
export async function setup({ provide, config }: TestProject): Promise<() => Promise<void>> {
  if (unreachable) {
    await mkdir(join(config.root, 'reports'), { recursive: true })
    await writeFile(join(config.root, 'reports', 'skipped.txt'), `${unreachable}\n`)
  }
  if (process.env.TURBO_HASH === undefined) await run('pnpm', ['-r', 'run', 'build'], root)
  const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-tarballs-'))
  const tarballs = await packAll(folder)
  const project = unreachable ? '' : join(folder, 'consumer')
  if (project) await installInto(project, tarballs)
  provide('tarballs', tarballs)
  provide('project', project)
  return () => rm(folder, { recursive: true, force: true })
}
