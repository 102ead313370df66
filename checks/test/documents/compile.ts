import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { givenModule } from './given.ts'

/** Code to compile, and where it stands: `docs/client.md-3`. */
export interface Code {
  readonly at: string
  readonly code: string
  /** What others import it as. */
  readonly name?: string
}

/** Inside the package, so that its dependencies are found; kept to look at until the next run. */
const folder = fileURLToPath(new URL('../../reports/compiled', import.meta.url))
const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))

const config = {
  extends: '../../../tsconfig.base.json',
  compilerOptions: {
    lib: ['ES2024', 'ESNext.Disposable', 'DOM', 'DOM.Iterable'],
    types: ['node'],
    // What a reader goes on with is not used yet.
    noUnusedLocals: false,
    noUnusedParameters: false,
  },
  include: ['.'],
}

/** What the compiler says of all of it, in one program, each a module of its own; nothing when all is well. */
export async function compile(all: readonly Code[]): Promise<string> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write('tsconfig.json', JSON.stringify(config))
  write('given.ts', givenModule)
  for (const { at, code, name } of all) {
    write(name ?? `${at.replaceAll('/', '-')}.ts`, `${code}\nexport {}\n`)
  }
  // Several threads check the same types of the workspace's packages once each.
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [compiler, '-p', folder, '--singleThreaded'],
      (error, stdout, stderr) => resolve(error ? stdout + stderr : ''),
    )
  })
}
