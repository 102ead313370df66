import { globSync } from 'node:fs'

/** Folders that the repository has not: they are installed, built or written by a run. */
export const madeFolders = ['node_modules', 'dist', 'dist-tarballs', 'reports']

/** Every document of a repository, as a path from its root. */
export function documentsIn(root: string): string[] {
  return globSync('**/*.md', {
    cwd: root,
    exclude: (name) => madeFolders.includes(name) || name.startsWith('.'),
  })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
}
