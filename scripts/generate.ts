/** Makes every file that is made from another. With `--check` it only says which are not current. */
import { runAll } from './run.ts'

const check = process.argv.includes('--check') ? ['--check'] : []
process.exitCode = await runAll([
  ['node', 'packages/api/generate/main.ts', ...check],
  ['node', 'scripts/state-machine.ts', ...check],
  ['node', 'scripts/fidelity.ts', ...check],
])
