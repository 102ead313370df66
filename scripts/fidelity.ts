/** Writes docs/fidelity.md from the ledger. With `--check` it only compares. */
import { fidelity } from '../packages/sandbox/src/fidelity.ts'
import { writeOrCheck } from './write-or-check.ts'

const sections = Object.entries(fidelity).flatMap(([title, { tests, entries }]) => [
  `## ${title}`,
  '',
  `Shown by ${tests.map((test) => `\`test/${test}.test.ts\``).join(', ')} of \`packages/sandbox\`.`,
  '',
  '| behaviour | confidence | source |',
  '| --- | --- | --- |',
  ...entries.map(({ behaviour, confidence, source }) => {
    const cells = [behaviour, confidence, source].map((cell) => cell.replaceAll('|', '\\|'))
    return `| ${cells.join(' | ')} |`
  }),
  '',
])
await writeOrCheck('docs/fidelity.md', [
  '# Fidelity: how we know the real API does this',
  '',
  'Made from `packages/sandbox/src/fidelity` by `npm run generate`. Do not edit.',
  '',
  '*Documented*: Omise says so. *Recorded*: a real answer, or a client that Omise ships, shows it. *Assumed*: nobody',
  'says; this is what we decided.',
  '',
  ...sections,
])
