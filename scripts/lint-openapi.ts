/** Lints both OpenAPI documents, examples included, and prints every problem with its place. */
import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core'
import { root } from './run.ts'

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    // The imitated API answers every refusal alike; not each operation has one of each kind.
    'operation-4xx-response': 'off',
    // The sandbox runs on the caller's own machine.
    'no-server-example.com': 'off',
    'no-invalid-media-type-examples': 'error',
    // It does not see that what `then` requires is described beside it.
    'no-required-schema-properties-undefined': 'off',
  },
})
for (const name of ['omise', 'sandbox']) {
  const problems = await lint({ ref: `${root}/openapi/${name}.yaml`, config })
  const totals = getTotals(problems)
  formatProblems(problems, { totals, version: '', format: 'codeframe' })
  if (totals.errors + totals.warnings > 0) process.exitCode = 1
}
