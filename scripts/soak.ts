/** Runs the suites whose size matters at their full size: `OMISE_SANDBOX_SOAK` tells them. */
import { runAll } from './run.ts'

process.env.OMISE_SANDBOX_SOAK = '1'
process.exitCode = await runAll([
  ['pnpm', '--filter', '@omise-sandbox/sandbox', 'exec', 'vitest', 'run', ...process.argv.slice(2)],
])
