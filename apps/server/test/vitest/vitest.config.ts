import { defineConfig } from 'vitest/config'

/** Cases that are to fail: run by `vitest-fixture.test.ts` alone. */
export default defineConfig({ test: { include: ['*.case.ts'] } })
