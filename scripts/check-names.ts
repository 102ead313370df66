/**
 * Checks that names in code, of files and of folders are the field's words, as docs/glossary.md has them, and that what
 * the glossary names is there. Prints each that is not; exits 1 where there is one.
 */
import { readFileSync } from 'node:fs'
import { glossary, glossaryOffences } from './names/glossary.ts'
import { codeFilesIn, offencesOfNames } from './names/offences.ts'
import { root } from './run.ts'

const files = codeFilesIn(root)
const offences = [
  ...offencesOfNames(root, files),
  ...glossaryOffences(root, readFileSync(`${root}/${glossary}`, 'utf8')),
]
for (const { file, line, text, why } of offences) {
  process.stdout.write(`${file}:${line}: ${text}\n    ${why}\n`)
}
process.stdout.write(`${files.length} files, ${offences.length} names to change\n`)
process.exitCode = offences.length > 0 ? 1 : 0
