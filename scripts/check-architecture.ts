/**
 * Checks which way the parts depend on each other: every import and every dependency in a package.json, against the
 * directions of `architecture/parts.ts`. Prints each offending line; exits 1 where there is one.
 */
import { offencesIn } from './architecture/offences.ts'
import { workspaceFolders } from './expected.ts'
import { root } from './run.ts'

const offences = offencesIn(root, workspaceFolders())
for (const { file, line, text, why } of offences) {
  process.stderr.write(`${file}:${line}: ${text}\n    ${why}\n`)
}
process.exitCode = offences.length > 0 ? 1 : 0
