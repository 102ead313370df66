import { readFileSync } from 'node:fs'

/** Whose the server's processes and files are. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/**
 * The user to run PostgreSQL as where the present one is root, as whom it refuses to run: "nobody", whom every
 * system has, so that none has to be made and removed again.
 */
export function otherAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  if (entry) return { uid: Number(entry[1]), gid: Number(entry[2]) }
  throw new Error(
    'PostgreSQL does not run as root, and /etc/passwd names no user "nobody" to run it as instead. Run the tests as another user.',
  )
}
