import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

export default defineConfig({
  // Its tests wait for processes of their own: two files at once use what one leaves idle.
  test: {
    ...base.test,
    globalSetup: 'test/durable/postgres.ts',
    setupFiles: ['test/known-imports.ts', 'test/checked-fetch.ts'],
    maxWorkers: 2,
  },
})
