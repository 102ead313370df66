import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

// In one worker Prism is loaded, and compiles the document's schemas, only once.
export default defineConfig({ test: { ...base.test, fileParallelism: false } })
