import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Interpreter, interpreterNames, interpreters } from '../src/interpreters.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Interpreters that are not here: the checks that want them are skipped. */
    readonly missing: readonly Interpreter[]
  }
}

/** Looks for the interpreters once. What it says of missing ones goes to `reports/skipped.txt`, which `npm test` shows. */
export async function setup(project: TestProject): Promise<void> {
  const found = await interpreters()
  const missing = interpreterNames.filter((name) => !(name in found))
  project.provide('missing', missing)
  if (missing.length === 0) return
  const line = `There is no ${missing.join(', ')} here, so the checks of their code in docs/sdks.md are skipped. Install them: bash scripts/install-interpreters.sh\n`
  const reports = join(project.config.root, 'reports')
  await mkdir(reports, { recursive: true })
  await writeFile(join(reports, 'skipped.txt'), line)
  process.stderr.write(line)
}
