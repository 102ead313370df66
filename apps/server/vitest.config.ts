import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

const { include, ...common } = base.test
/** What is tried with programs that no npm package brings. */
const ofRealParts = process.env.OMISE_SANDBOX_SOAK === '1' ? ['test/**/*.soak.ts'] : []

export default defineConfig({
  // Its tests wait for processes of their own: two files at once use what one leaves idle.
  test: {
    ...common,
    include: [...include, ...ofRealParts],
    globalSetup: 'test/durable/postgres.ts',
    setupFiles: ['test/known-imports.ts', 'test/checked-fetch.ts'],
    maxWorkers: 2,
  },
})
