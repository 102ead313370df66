/** Makes every file that is made from another. With `--check` it only says which are not current. */
import { runAll } from './run.ts'

const check = process.argv.includes('--check') ? ['--check'] : []
if (check.length === 0) process.env.PACTS = 'write'
process.exitCode = await runAll([
  ['node', 'packages/api/generate/main.ts', ...check],
  ['node', 'scripts/state-machine.ts', ...check],
  ['node', 'scripts/fidelity.ts', ...check],
  ['node', 'scripts/dependency-picture.ts', ...check],
  ['node', 'scripts/payment-methods.ts', ...check],
  ['node', 'scripts/reference.ts', ...check],
  // After those that make documents.
  ['node', 'scripts/guide.ts', ...check],
  // That they are current is what the same tests say when they write nothing.
  ...(check.length > 0
    ? []
    : [['pnpm', '--filter', '@omise-sandbox/contracts', 'exec', 'vitest', 'run', 'test/consumer']]),
])
