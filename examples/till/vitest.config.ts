import { defineConfig } from 'vitest/config'
// How this repository runs and counts its suites. Outside of it, leave this file out: Vitest needs none.
import { base } from '../../vitest.base.ts'

export default defineConfig(base)
