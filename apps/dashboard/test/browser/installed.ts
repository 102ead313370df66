import { mkdir, writeFile } from 'node:fs/promises'
import { findExecutable } from './executable.ts'

const whyNoBrowser =
  'No Chromium starts here, so the tests of the console in a browser are skipped. Install one: bash scripts/install-browser.sh'

const refused: string[] = []

/**
 * What the tests in a browser run with, looked for once a run; nothing where no Chromium starts. What is said of that goes to the
 * terminal and to `reports/skipped.txt`, which `npm test` shows before its counts.
 */
export const installed = await findExecutable((path, why) => {
  refused.push(`  ${path}: ${why.trim().split('\n')[0]}`)
})

if (!installed) {
  const text = `${[whyNoBrowser, ...refused].join('\n')}\n`
  await mkdir('reports', { recursive: true })
  await writeFile('reports/skipped.txt', text)
  process.stderr.write(text)
}
