import { rmSync } from 'node:fs'

// A report of an earlier run must not be counted when this one ends before it writes its own.
rmSync('reports', { recursive: true, force: true })

/** What every package's suite is run with. */
export const base = {
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'reports/vitest.json' }]] as [
      'default',
      ['json', { outputFile: string }],
    ],
  },
}
