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
 * What a run of everything has to have run: the root's checks, the types of whatever has a tsconfig.json, and every file
 * of tests. What turbo says it ran leaves out a package whose script was renamed, and a suite leaves out a file whose name it does
 * not look for.
 */
export function expectedOf(checks: readonly string[]): Expected {
  const folders = workspaceFolders()
  return {
    tasks: [
      ...[...checks, 'typecheck'].map((task) => ({ task, directory: '' })),
      ...folders
        .filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))
        .map((directory) => ({ task: 'typecheck', directory })),
    ],
    testFiles: folders.flatMap((directory) =>
      testFilesIn(directory).map((file) => ({ directory, file: `${directory}/${file}` })),
    ),
  }
}

const built = ['node_modules', 'dist', 'reports']

function testFilesIn(folder: string): string[] {
  return globSync('**/*.{test,spec}.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', {
    cwd: join(root, folder),
    exclude: (name) => built.includes(name),
  }).map((file) => file.replaceAll('\\', '/'))
}
