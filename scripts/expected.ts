import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import type { Expected } from './closing-line.ts'
import { root } from './run.ts'

/** The packages of the workspace, each as its folder from the root. */
export function workspaceFolders(): string[] {
  const text = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
  const { packages } = parse(text) as { readonly packages: readonly string[] }
  return packages
    .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
    .map((file) => dirname(file))
    .toSorted()
}

/**
 * What a run of everything has to have run: the root's checks, the types of whatever has a tsconfig.json that
 * the root's programs do not include, and every file
 * of tests. What turbo says it ran leaves out a package whose script was renamed, and a suite leaves out a file whose name it does
 * not look for.
 */
export function expectedOf(checks: readonly string[]): Expected {
  const folders = workspaceFolders()
  return {
    tasks: [
      ...[...checks, 'typecheck'].map((task) => ({ task, directory: '' })),
      ...folders.filter(isCheckedByItself).map((directory) => ({ task: 'typecheck', directory })),
    ],
    testFiles: folders.flatMap((directory) =>
      testFilesIn(directory).map((file) => ({ directory, file: `${directory}/${file}` })),
    ),
  }
}

/** The programs of the root's own typecheck, which reads what many packages need once. */
const programs = ['tsconfig.node.json', 'tsconfig.web.json']

/** Whether a package has types that no program of the root includes. */
function isCheckedByItself(folder: string): boolean {
  if (!existsSync(join(root, folder, 'tsconfig.json'))) return false
  const included = new Set(programs.flatMap((file) => includedIn(file)))
  return includedIn(join(folder, 'tsconfig.json')).some((path) => !included.has(join(folder, path)))
}

function includedIn(file: string): readonly string[] {
  const { include } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
    readonly include: readonly string[]
  }
  return include
}

const built = ['node_modules', 'dist', 'reports']

function testFilesIn(folder: string): string[] {
  return globSync('**/*.{test,spec}.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', {
    cwd: join(root, folder),
    exclude: (name) => built.includes(name),
  }).map((file) => file.replaceAll('\\', '/'))
}
