import { importStateBody } from './generated/sandbox-state.js'
import type { Validator } from './validator.ts'

/** Checks an exported state. It stops at the first thing wrong: a state can be large. */
export const stateValidator: Validator = importStateBody
