import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Block } from '../documented.ts'
import { type Command, execute } from '../execute.ts'
import { NotHere } from '../language.ts'

/** The drivers' folder. */
const drivers = fileURLToPath(new URL('../../drivers', import.meta.url))

/** What stands in for libraries that cannot be had from Debian. */
export const standIns = fileURLToPath(new URL('../../stand-ins', import.meta.url))

/** Runs a step and gives what it printed. Throws {@link NotHere} with a sentence where it fails. */
export async function need(command: Command, otherwise: string): Promise<string> {
  const { code, stdout, stderr } = await execute(command)
  if (code !== 0) throw new NotHere(otherwise)
  return (stdout || stderr).trim().split('\n')[0] ?? ''
}

/** Runs a step of a build. Throws with what it printed where it fails: that is a failure, and not a reason to skip. */
export async function build(command: Command): Promise<void> {
  const { code, stdout, stderr } = await execute(command)
  if (code !== 0) throw new Error(`${command.program} failed: ${(stdout + stderr).slice(0, 4_000)}`)
}

/** The first group of a pattern in a file of a checkout. */
export async function readVersion(file: string, pattern: RegExp): Promise<string> {
  return pattern.exec(await readFile(file, 'utf8'))?.[1] ?? 'unknown'
}

/** Puts a driver beside its recipe. */
export async function copyDriver(name: string, folder: string): Promise<void> {
  await copyFile(join(drivers, name), join(folder, name.split('/').at(-1) ?? name))
}

/** A recipe that is a command, in the shell, as printed. */
export function shell({ text }: Block, folder: string, env: Record<string, string> = {}): Command {
  return { program: 'bash', args: ['-euc', text], cwd: folder, env }
}
