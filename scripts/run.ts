import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a command from the root, its output shown, and gives its exit code. */
export function run(command: readonly string[]): Promise<number> {
  const [program = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** Runs one command after the other, all of them, and gives 0 where each succeeded, else 1. */
export async function runAll(commands: readonly (readonly string[])[]): Promise<number> {
  let failed = 0
  for (const command of commands) if ((await run(command)) !== 0) failed = 1
  return failed
}
