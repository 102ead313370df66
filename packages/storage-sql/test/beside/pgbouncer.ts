import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { otherAccount } from '../account.ts'

/** A PgBouncer of its own before a PostgreSQL, as docs/compose/pgbouncer.ini sets it up. */
export interface PgBouncer extends AsyncDisposable {
  /** As PostgreSQL's, through the pooler. */
  readonly url: string
}

const recipe = join(import.meta.dirname, '../../../../docs/compose/pgbouncer.ini')

export async function startPgBouncer(
  postgres: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<PgBouncer> {
  const { hostname, port, username, password } = new URL(postgres)
  const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-pgbouncer-'))
  const users = join(folder, 'userlist.txt')
  const own = await freePort()
  const ini = changed(await readFile(recipe, 'utf8'), {
    ...{ listen_addr: '127.0.0.1', listen_port: String(own), auth_file: users },
    // Tests make databases of their own.
    sandbox: `host=${hostname} port=${port}`,
    ...settings,
  }).replace(/^sandbox = /m, '* = ')
  await writeFile(join(folder, 'pgbouncer.ini'), ini)
  await writeFile(users, `"${username}" "${password}"\n`)
  const child = await launch(folder)
  const url = new URL(postgres)
  url.host = `127.0.0.1:${own}`
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true })
    },
  }
}

/** The lines of a configuration with other values; what it does not say is added. */
function changed(ini: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((text, [name, value]) => {
    const line = new RegExp(`^${name} = .*$`, 'm')
    return line.test(text)
      ? text.replace(line, `${name} = ${value}`)
      : `${text}${name} = ${value}\n`
  }, ini)
}

/** It runs as no root. */
async function launch(folder: string): Promise<ChildProcess> {
  const account = otherAccount()
  if (account) {
    for (const name of ['', 'pgbouncer.ini', 'userlist.txt']) {
      await chown(join(folder, name), account.uid, account.gid)
    }
  }
  const child = spawn('pgbouncer', [join(folder, 'pgbouncer.ini')], {
    ...account,
    cwd: folder,
    env: { PATH: `${process.env.PATH}:/usr/sbin` },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const { promise: up, resolve, reject } = Promise.withResolvers<void>()
  let log = ''
  child.on('error', () =>
    reject(new Error('PgBouncer cannot be started. Install it: apt-get install pgbouncer.')),
  )
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-10_000)
    if (log.includes('process up')) resolve()
  })
  child.on('exit', () => reject(new Error(`PgBouncer ended. It wrote:\n${log}`)))
  await up
  return child
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
