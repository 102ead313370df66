import { defineConfig } from 'vitest/config'

/** Cases that are to fail, and those of another folder: run by `vitest-fixture.test.ts` alone. */
export default defineConfig({
  test: {
    root: '.',
    include: ['test/vitest/*.case.ts', `${process.env.CASES}/*.case.ts`],
    // One process for all of them, whose modules Node loads: what they print, and that they pass, is what is asked.
    isolate: false,
    maxWorkers: 1,
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
})
