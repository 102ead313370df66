import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

/** The simulator's own suites, which hold on every store. */
const suites =
  process.env.OMISE_SANDBOX_SOAK === '1'
    ? '*'
    : '{model,state,journal,retention,retries,faults,phone}'
const simulator = [`../sandbox/test/${suites}.test.ts`]

// Each project has files of its own; what they extend has none.
const { include, ...common } = base.test

export default defineConfig({
  test: {
    ...common,
    globalSetup: 'test/postgres.ts',
    projects: [
      { extends: true, test: { name: 'store', include } },
      {
        extends: true,
        test: {
          name: 'SQLite',
          include: simulator,
          setupFiles: 'test/on-sqlite.ts',
          env: { OMISE_SANDBOX_MODEL_RUNS: '100' },
        },
      },
      {
        extends: true,
        test: {
          name: 'PostgreSQL',
          include: simulator,
          setupFiles: 'test/on-postgres.ts',
          env: { OMISE_SANDBOX_MODEL_RUNS: '40' },
        },
      },
    ],
  },
})
