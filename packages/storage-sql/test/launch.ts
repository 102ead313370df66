import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'

export type Launch =
  | { readonly kind: 'running'; readonly pid: number; end(signal: NodeJS.Signals): Promise<void> }
  | { readonly kind: 'port taken' }

export interface LaunchOptions {
  readonly port: number
  readonly settings: Readonly<Record<string, string>>
  /** Told of the process as soon as it is there, and of 0 when it is gone. */
  readonly watch: (pid: number) => void
}

/** Starts the server; resolves when it takes connections. Throws with its log when it ends before. */
export async function launch(cluster: Cluster, options: LaunchOptions): Promise<Launch> {
  const server = spawn(join(cluster.bin, 'postgres'), flags(cluster, options), {
    ...cluster.surroundings,
    // A session of its own: a Ctrl-C ends the tests first, and they end the server.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await once(server, 'spawn')
  const pid = server.pid ?? 0
  options.watch(pid)
  // Its other processes write to the same pipe: when that is closed, the last of them is gone.
  const gone = once(server, 'close').then(() => options.watch(0))
  const log = await logUntilReady(server)
  if (log === undefined) {
    const end = async (signal: NodeJS.Signals) => {
      server.kill(signal)
      await gone
    }
    return { kind: 'running', pid, end }
  }
  await gone
  if (/could not bind .*Address already in use/.test(log)) return { kind: 'port taken' }
  throw new Error(`PostgreSQL did not start. It wrote:\n${log}`)
}

function flags(cluster: Cluster, { port, settings }: LaunchOptions): string[] {
  const pairs = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster.data, '-p', String(port), ...pairs]
}

/** What it wrote, where it ended before it was ready. */
function logUntilReady(server: ChildProcess): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>()
  let log = ''
  // Read to the end, or the server would come to wait for a full pipe.
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-10_000)
    if (log.includes('database system is ready to accept connections')) resolve(undefined)
  })
  server.once('close', () => resolve(log))
  return promise
}
