import { rmSync } from 'node:fs'

// A report of an earlier run must not be counted when this one ends before it writes its own.
rmSync('reports', { recursive: true, force: true })

/** What every package's suite is run with. */
export const base = {
  test: {
    include: ['test/**/*.test.ts'],
    // One that is run by itself leaves out the others, and all are green.
    allowOnly: false,
    // Modules keep no state, so the files of a suite may share them: each is then loaded once, not once a file.
    isolate: false,
    // Node itself loads and caches TypeScript, once for all suites.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Tests wait for what happens, never for a time; a busy machine only makes it happen later.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]] as [
      'default',
      ['json', { outputFile: string }],
    ],
  },
}
