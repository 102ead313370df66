import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { cp, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Account, otherAccount } from './account.ts'
import { installedPostgres } from './installation.ts'

const execute = promisify(execFile)

/** A data folder that a server can be started on, and what it takes to start it. */
export interface Cluster {
  readonly bin: string
  readonly data: string
  readonly password: string
  /** For child processes. Nothing of the caller's PGPORT, TZ or language reaches the server. */
  readonly surroundings: Partial<Account> & {
    readonly cwd: string
    readonly env: NodeJS.ProcessEnv
  }
}

/** Makes the data folder, and copies the programs into the other one where they cannot be run from their own. */
export async function createCluster(data: string, programs: string): Promise<Cluster> {
  const account = otherAccount()
  const native = account ? await withinReach(installedPostgres(), programs) : installedPostgres()
  const password = randomBytes(16).toString('hex')
  const passwordFile = join(programs, 'password')
  await writeFile(passwordFile, password)
  if (account) await execute('chown', ['-R', `${account.uid}:${account.gid}`, data, programs])
  const cluster = {
    bin: join(native, 'bin'),
    data,
    password,
    surroundings: { ...account, cwd: data, env: { PATH: process.env.PATH, LC_ALL: 'C' } },
  }
  await initialize(cluster, passwordFile)
  return cluster
}

async function initialize(cluster: Cluster, passwordFile: string): Promise<void> {
  await execute(
    join(cluster.bin, 'initdb'),
    [
      `--pgdata=${cluster.data}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      // A password even here: whoever may connect as this user may run programs as the one who runs the tests.
      '--auth=password',
      '--encoding=UTF8',
      '--locale=C',
      // Only a power failure could lose what was not synced, and then the tests are gone as well.
      '--no-sync',
      '--no-instructions',
    ],
    cluster.surroundings,
  )
}

/** The folder, or a copy of it where it cannot be entered by other users, as below `/root`. */
async function withinReach(folder: string, programs: string): Promise<string> {
  if (!othersMayEnter(dirname(programs))) {
    throw new Error(
      `PostgreSQL runs as the user "nobody" here, who may not enter ${dirname(programs)}. Set TMPDIR to a folder that others may enter.`,
    )
  }
  if (othersMayEnter(folder)) return folder
  const copy = join(programs, 'postgres')
  await cp(folder, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

function othersMayEnter(folder: string): boolean {
  const parent = dirname(folder)
  const mayEnter = (statSync(folder).mode & 0o001) !== 0
  return mayEnter && (parent === folder || othersMayEnter(parent))
}
