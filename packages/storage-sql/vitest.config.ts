import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

const soaking = process.env.OMISE_SANDBOX_SOAK === '1'

/**
 * The simulator's own suites in which a store could make a difference: what a decision reads and writes is the same code on all
 * of them, and each store passes the port's own suite. In `npm test` each runs on one SQL store, or on both where what is kept
 * matters to the letter; in the soak all suites run on both.
 */
const storeOf = {
  'at-once': 'both',
  journal: 'PostgreSQL',
  'kept-metadata': 'both',
  model: 'PostgreSQL',
  retention: 'PostgreSQL',
  state: 'SQLite',
} as const

type StoreName = 'SQLite' | 'PostgreSQL'

function suitesOn(store: StoreName): string[] {
  if (soaking) return ['../sandbox/test/*.test.ts']
  const names = Object.entries(storeOf).flatMap(([name, its]) =>
    its === store || its === 'both' ? [name] : [],
  )
  return names.map((name) => `../sandbox/test/${name}.test.ts`)
}

/** In `npm test`, a part of the cases shows what another store could change; the simulator's own suite has them all. */
function simulatorOn(store: StoreName, { oneOf }: { readonly oneOf: number }) {
  return {
    extends: true as const,
    test: {
      name: store,
      include: suitesOn(store),
      setupFiles: `test/on-${store.toLowerCase()}.ts`,
      env: { OMISE_SANDBOX_TEST_ONE_OF: String(oneOf) },
    },
  }
}

/** What is tried with programs that no npm package brings. */
const ofRealParts = 'test/**/*.soak.ts'

// Each project has files of its own; what they extend has none.
const { include, ...common } = base.test

export default defineConfig({
  test: {
    ...common,
    globalSetup: 'test/postgres.ts',
    projects: [
      {
        extends: true,
        test: { name: 'store', include: soaking ? [...include, ofRealParts] : include },
      },
      simulatorOn('SQLite', { oneOf: 5 }),
      simulatorOn('PostgreSQL', { oneOf: 10 }),
    ],
  },
})
