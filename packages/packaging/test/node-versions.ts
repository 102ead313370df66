import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../src/workspace.ts'
import { run } from './command.ts'

/** The oldest Node that the packages' `engines` allow. */
export const oldest = '22.18.0'

const platform = `${process.platform}-${process.arch}`

/** Whether there is a package of npm that is the oldest Node, for this machine. */
export const hasOldest = ['linux-x64', 'linux-arm64'].includes(platform)

/** Installs the oldest Node, once for all runs, and gives its program. */
export async function installOldest(): Promise<string> {
  const folder = join(root, 'node_modules', '.cache', `node-${oldest}`)
  const name = `node-${platform}`
  const program = join(folder, 'node_modules', name, 'bin', 'node')
  if (!existsSync(program)) {
    await mkdir(folder, { recursive: true })
    await run(
      'npm',
      ['install', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${oldest}`],
      folder,
    )
  }
  return program
}
