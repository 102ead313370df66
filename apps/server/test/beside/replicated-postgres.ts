import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './nginx.ts'

const execute = promisify(execFile)

/** A PostgreSQL of the system and its synchronous standby: what is acknowledged is on both. */
export interface ReplicatedPostgres extends AsyncDisposable {
  /** Names both hosts, the primary first. */
  readonly url: string
  /** Ends the primary as a crash would. */
  killPrimary(): Promise<void>
  promoteStandby(): Promise<void>
  stopStandby(): Promise<void>
  startStandby(): Promise<void>
}

/** It runs as no root: as the user "nobody" of Debian where the tests are root's. */
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

export async function startReplicatedPostgres(): Promise<ReplicatedPostgres> {
  const bin = await programs()
  const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-replicated-'))
  if (account.uid !== undefined) await chown(folder, account.uid, account.gid)
  const [primary, standby] = [join(folder, 'primary'), join(folder, 'standby')]
  const [port, other] = [await freePort(), await freePort()]
  const call = (program: string, ...args: string[]) =>
    execute(join(bin, program), args, { ...account, cwd: folder })
  const run = (data: string, on: number) => launch(join(bin, 'postgres'), { data, on, folder })
  const trust = ['--auth=trust', '--username=postgres']
  await call('initdb', '-D', primary, ...trust, '--no-sync', '--encoding=UTF8', '--locale=C')
  const first = await run(primary, port)
  const source = ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'postgres']
  await call('pg_basebackup', '-D', standby, ...source, '-R', '-X', 'stream', '--no-sync')
  let second = await run(standby, other)
  const psql = (sql: string) => call('psql', ...source, '-d', 'postgres', '-c', sql)
  await psql(`alter system set synchronous_standby_names = '*'`)
  await psql('select pg_reload_conf()')
  return {
    url: `postgres://postgres@127.0.0.1:${port},127.0.0.1:${other}/postgres?target_session_attrs=read-write`,
    killPrimary: () => first.end('SIGKILL'),
    promoteStandby: async () => void (await call('pg_ctl', 'promote', '-w', '-D', standby)),
    stopStandby: () => second.end('SIGINT'),
    async startStandby() {
      second = await run(standby, other)
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([first.end('SIGQUIT'), second.end('SIGQUIT')])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The newest that Debian's packages have installed. */
async function programs(): Promise<string> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => [])
  const [newest] = versions.map(Number).sort((one, two) => two - one)
  if (newest !== undefined) return `/usr/lib/postgresql/${newest}/bin`
  throw new Error('There is no PostgreSQL of the system. Install it: apt-get install postgresql.')
}

async function launch(
  program: string,
  { data, on, folder }: { readonly data: string; readonly on: number; readonly folder: string },
) {
  const settings = [`port=${on}`, 'listen_addresses=127.0.0.1', 'max_wal_size=256MB']
  const flags = [...settings, `unix_socket_directories=${folder}`].flatMap((one) => ['-c', one])
  const child = spawn(program, ['-D', data, ...flags], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const closed = once(child, 'close')
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  let log = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-10_000)
    if (/ready to accept (read-only )?connections/.test(log)) resolve()
  })
  child.on('close', () => reject(new Error(`PostgreSQL ended. It wrote:\n${log}`)))
  await ready
  return {
    async end(signal: NodeJS.Signals): Promise<void> {
      child.kill(signal)
      await closed
    },
  }
}
