import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own, in memory. */
export interface SmallDisk extends Disposable {
  readonly path: string
  /** Whether it takes writes. */
  remount(how: 'ro' | 'rw'): void
}

/** Undefined where this user may mount none. */
export function smallDisk(size: string): SmallDisk | undefined {
  if (process.getuid?.() !== 0) return undefined
  const path = mkdtempSync(join(tmpdir(), 'omise-sandbox-disk-'))
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'pipe' })
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path)
  } catch {
    rmdirSync(path)
    return undefined
  }
  return {
    path,
    remount: (how) => void run('mount', '-o', `remount,${how}`, path),
    [Symbol.dispose]() {
      // Lazily, for a process that was killed may just now be leaving it.
      run('umount', '-l', path)
      rmdirSync(path)
    },
  }
}
