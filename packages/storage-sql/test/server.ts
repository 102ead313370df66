import { randomInt } from 'node:crypto'
import { type Cluster, createCluster } from './cluster.ts'
import { createGuardedFolders, type GuardedFolders } from './guarded-folders.ts'
import { type Launch, launch } from './launch.ts'

export interface PostgresOptions {
  /** Instead of or beside ours, as postgresql.conf names them: `{ fsync: 'off' }` where nothing is killed. */
  readonly settings?: Readonly<Record<string, string>>
  /** Memory makes a database eight times as fast and outlives a killed server too; it needs 1 GB of it. Disk if left out. */
  readonly keep?: 'on disk' | 'in memory'
}

/** A PostgreSQL of its own, with its own port and data, which ends with the process that started it. */
export interface PostgresServer extends AsyncDisposable {
  /** Of the database "postgres", as a user who may do everything. It stays the same over restarts. */
  readonly url: string
  /** The process that all others of the server come from; another after each start. */
  readonly pid: number
  /** Ends it with SIGKILL, as a crash would, and resolves when all its processes are gone. The data stay. */
  kill(): Promise<void>
  /** Starts it again on the same port and data. One that runs is shut down first: clients see code 57P01. */
  restart(): Promise<void>
  /** Ends it and removes its data. */
  stop(): Promise<void>
}

const ours = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Kept with the data, so that a server that was killed leaves nothing in /dev/shm.
  dynamic_shared_memory_type: 'mmap',
  max_connections: '100',
  // Else the log of changes grows to 1 GB, which may be memory.
  max_wal_size: '256MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

type Running = Extract<Launch, { kind: 'running' }>

export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const settings = { ...ours, ...options.settings }
  const folders = await createGuardedFolders(options.keep ?? 'on disk')
  try {
    const cluster = await createCluster(folders.data, folders.programs)
    const start = (port: number) => launch(cluster, { port, settings, watch: folders.watch })
    const { port, running } = await startOnFreePort(start)
    return control({ cluster, folders, port, running, start })
  } catch (error) {
    await folders.remove()
    throw error
  }
}

/**
 * Below the ports that the system hands out by itself: from those, a client that connects again and again to a
 * server that is down would now and then be given the server's own, and keep it from coming back.
 */
async function startOnFreePort(start: (port: number) => Promise<Launch>) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = randomInt(15_000, 32_000)
    const running = await start(port)
    if (running.kind === 'running') return { port, running }
  }
  throw new Error(
    'Twenty ports between 15000 and 32000 were tried for PostgreSQL, and all are taken.',
  )
}

function control(parts: {
  readonly cluster: Cluster
  readonly folders: GuardedFolders
  readonly port: number
  readonly running: Running
  readonly start: (port: number) => Promise<Launch>
}): PostgresServer {
  const { cluster, folders, port, start } = parts
  let { pid } = parts.running
  let running: Running | undefined = parts.running
  let stopped: Promise<void> | undefined

  async function end(signal: NodeJS.Signals): Promise<void> {
    await running?.end(signal)
    running = undefined
  }

  async function restart(): Promise<void> {
    await end('SIGINT')
    const next = await start(port)
    if (next.kind === 'port taken') {
      throw new Error(`PostgreSQL did not come back: something else listens on its port, ${port}.`)
    }
    running = next
    pid = next.pid
  }

  async function stop(): Promise<void> {
    try {
      // One that was killed leaves a segment of System V shared memory, which only its next start removes.
      if (!running) await restart()
      await end('SIGQUIT')
    } finally {
      await folders.remove()
    }
  }

  const stopOnce = () => {
    stopped ??= stop()
    return stopped
  }
  return {
    url: `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`,
    get pid() {
      return pid
    },
    kill: () => end('SIGKILL'),
    restart,
    stop: stopOnce,
    [Symbol.asyncDispose]: stopOnce,
  }
}
