import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderInMemory } from './folder-in-memory.ts'

/** Temporary folders that are removed even when this process is killed, once the server that uses them has ended. */
export interface GuardedFolders {
  readonly data: string
  readonly programs: string
  /** The process to end first; 0 for none. */
  watch(pid: number): void
  remove(): Promise<void>
}

export async function createGuardedFolders(keep: 'on disk' | 'in memory'): Promise<GuardedFolders> {
  const place = keep === 'in memory' ? await folderInMemory() : tmpdir()
  const data = await mkdtemp(join(place, 'omise-sandbox-postgres-'))
  // Never in memory: programs often may not be run from there.
  const programs = await mkdtemp(join(tmpdir(), 'omise-sandbox-postgres-'))
  const guard = startGuard([data, programs])
  return {
    data,
    programs,
    watch: guard.print,
    remove: async () => {
      for (const folder of [data, programs]) await rm(folder, { recursive: true, force: true })
      await guard.dismiss()
    },
  }
}

function startGuard(folders: readonly string[]) {
  const guard = spawn(process.execPath, [join(import.meta.dirname, 'guard.ts'), ...folders], {
    // A session of its own: the Ctrl-C that ends the tests must not end the guard.
    detached: true,
    cwd: '/',
    env: {},
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const ended = once(guard, 'exit')
  // A guard that somebody ended is missed only if this process is killed too.
  guard.stdin.on('error', () => {})
  return {
    print(pid: number): void {
      guard.stdin.write(`${pid}\n`)
    },
    async dismiss(): Promise<void> {
      guard.stdin.end()
      await ended
    },
  }
}
