import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findExecutable } from './executable.ts'
import type { Executable } from './start.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What the tests in a browser run with; null where no Chromium starts. */
    readonly executable: Executable | null
  }
}

const whyNoBrowser =
  'No Chromium starts here, so the tests of the console in a browser are skipped. Install one: bash scripts/install-browser.sh'

/**
 * Looks for a browser once, before the test files start side by side. What it says of a missing one goes to the terminal
 * and to `reports/skipped.txt`, which `npm test` shows before its counts.
 */
export async function setup(project: TestProject): Promise<void> {
  const lines = [whyNoBrowser]
  const executable = await findExecutable((path, why) => {
    lines.push(`  ${path}: ${why.trim().split('\n')[0]}`)
  })
  project.provide('executable', executable ?? null)
  if (executable) return
  const reports = join(project.config.root, 'reports')
  await mkdir(reports, { recursive: true })
  await writeFile(join(reports, 'skipped.txt'), `${lines.join('\n')}\n`)
  process.stderr.write(`${lines.join('\n')}\n`)
}
