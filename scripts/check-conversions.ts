/**
 * Checks that no source of what the server is made of turns into text what may be any object: `String(unknown)`, templates and
 * sums of it. Prints each that does; exits 1 where there is one, or where there is nothing to look at.
 */
import { join } from 'node:path'
import { conversionOffences } from './conversions/offences.ts'
import { root } from './run.ts'

/** Tools of this workspace are given nothing by strangers. */
const tools = ['openapi-breaking', 'packaging']
const isSource = (file: string) => {
  const [, part = ''] = /^(?:packages|apps)\/([\w-]+)\/src\//.exec(file) ?? []
  return part !== '' && !tools.includes(part) && !file.includes('/generated/')
}
const { files, offences } = conversionOffences(root, join(root, 'tsconfig.node.json'), isSource)
for (const { file, line, text, why } of offences) {
  process.stdout.write(`${file}:${line}: ${text}\n    ${why}\n`)
}
process.stdout.write(`${files} files, ${offences.length} conversions to change\n`)
process.exitCode = offences.length > 0 || files === 0 ? 1 : 0
