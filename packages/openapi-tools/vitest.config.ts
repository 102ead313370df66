import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

export default defineConfig({
  test: {
    ...base.test,
    // In one worker Prism is loaded, and compiles the document's schemas, only once.
    fileParallelism: false,
    // A generated client imports folders, as bundlers take them and Node does not.
    experimental: { viteModuleRunner: true },
  },
})
