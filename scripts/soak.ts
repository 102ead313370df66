/** Runs the suites whose size matters at their full size, or of them those that are named: `OMISE_SANDBOX_SOAK` tells them. */
import { runAll } from './run.ts'

process.env.OMISE_SANDBOX_SOAK = '1'
const names = process.argv.slice(2)
/** A package's suite; of one where only some files have sizes, those. */
function suite(of: string, ...sized: readonly string[]): string[] {
  const files = names.length > 0 ? names : sized
  return ['pnpm', '--filter', of, 'exec', 'vitest', 'run', '--passWithNoTests', ...files]
}

process.exitCode = await runAll([
  suite('@omise-sandbox/sandbox'),
  suite('@omise-sandbox/storage-sql'),
  // The same suites behind PgBouncer, by themselves too.
  ...(names.length === 0 || names.includes('pgbouncer')
    ? [['pnpm', '--filter', '@omise-sandbox/storage-sql', 'run', 'test:pgbouncer']]
    : []),
  suite('@omise-sandbox/contracts', 'many'),
  suite('@omise-sandbox/webhooks', 'diagnose', 'verify'),
  suite('@omise-sandbox/openapi-tools', 'proxy'),
  suite('@omise-sandbox/packaging', 'consumer', 'runners', 'container'),
  suite('@omise-sandbox/dashboard'),
  suite(
    'omise-sandbox',
    'durable/',
    'beside/',
    'verify-pacts-broker',
    'test/certify.test',
    'test/explore.test',
    'gates/foreign',
    'receivers/',
    'reconcile/',
    'completion/',
    'attacks/',
  ),
  suite('@omise-sandbox/example-till', 'explore'),
])
