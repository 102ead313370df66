/** Runs the suites whose size matters at their full size, or of them those that are named: `OMISE_SANDBOX_SOAK` tells them. */
import { runAll } from './run.ts'

process.env.OMISE_SANDBOX_SOAK = '1'
const names = process.argv.slice(2)
const vitest = (name: string) => ['pnpm', '--filter', name, 'exec', 'vitest', 'run']
process.exitCode = await runAll([
  [...vitest('@omise-sandbox/sandbox'), '--passWithNoTests', ...names],
  [...vitest('@omise-sandbox/storage-sql'), '--passWithNoTests', ...names],
  [
    ...vitest('@omise-sandbox/contracts'),
    '--passWithNoTests',
    ...(names.length > 0 ? names : ['many']),
  ],
  [
    ...vitest('@omise-sandbox/webhooks'),
    '--passWithNoTests',
    ...(names.length > 0 ? names : ['diagnose', 'verify']),
  ],
  [
    ...vitest('@omise-sandbox/openapi-tools'),
    '--passWithNoTests',
    ...(names.length > 0 ? names : ['proxy']),
  ],
  [
    ...vitest('@omise-sandbox/packaging'),
    '--passWithNoTests',
    ...(names.length > 0 ? names : ['consumer']),
  ],
  [
    ...vitest('@omise-sandbox/dashboard'),
    '--passWithNoTests',
    ...(names.length > 0 ? names : ['many-charges']),
  ],
  [
    ...vitest('omise-sandbox'),
    '--passWithNoTests',
    ...(names.length > 0 ? names : ['durable/', 'verify-pacts-broker']),
  ],
])
