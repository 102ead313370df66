import type { SchemaObject } from './document.ts'

/** Only what holds for the kind. Two keywords are ours: `values` for `const` and `enum`, `whole` for integers. */
export interface Keywords extends SchemaObject {
  readonly values?: readonly unknown[]
  readonly whole?: true
}
