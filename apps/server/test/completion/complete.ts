import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestContext } from 'vitest'
import { runInProcess } from '../in-process.ts'

const execute = promisify(execFile)

/** What each shell offers at the end of each of these lines, once it has read the script that the command prints. */
export async function complete(
  shell: 'bash' | 'zsh' | 'fish',
  lines: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const { code, stdout } = await runInProcess(['completion', shell])
  if (code !== 0) throw new Error(`completion ${shell} exited ${code}.`)
  const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-completion-'))
  try {
    const script = join(folder, 'script')
    await writeFile(script, stdout)
    const driver = fileURLToPath(new URL(`driver.${shell}`, import.meta.url))
    const offered = await execute(shell, [driver, script, ...lines], { timeout: 50_000 })
    return offered.stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ').filter(Boolean))
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Skips a test, and says so, where the shell is not on the machine. */
export async function needShell(shell: string, { skip }: TestContext): Promise<void> {
  await execute(shell, ['--version']).catch(() => skip(`${shell} was not run: it is not here.`))
}
