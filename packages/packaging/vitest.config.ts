import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

const { include, ...common } = base.test
/** Each runner and compiler: their installation alone takes longer than the rest of the suite. */
const ofTheMatrix = process.env.OMISE_SANDBOX_SOAK === '1' ? ['test/*.soak.ts'] : []

export default defineConfig({
  test: {
    ...common,
    include: [...include, ...ofTheMatrix],
    globalSetup: 'test/tarballs.ts',
    hookTimeout: 120_000,
  },
})
