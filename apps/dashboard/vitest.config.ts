import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

export default defineConfig({
  // A browser keeps more than one core busy: a second one only takes turns with it.
  test: { ...base.test, maxWorkers: 1 },
})
