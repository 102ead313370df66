/** Writes docs/reference from the sources, so that nothing users can name is missing. With `--check` it only compares. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { wholeProgram } from '../apps/server/src/cli/command-line.ts'
import { commandsPage } from './reference/commands.ts'
import { type ControlDocument, controlApiPage } from './reference/control-api.ts'
import { inProcessPage } from './reference/in-process.ts'
import { signalsPage } from './reference/signals.ts'
import { root } from './run.ts'
import { writeOrCheck } from './write-or-check.ts'

const text = readFileSync(join(root, 'openapi/sandbox.yaml'), 'utf8')
const document = parse(text, { merge: true, maxAliasCount: -1 }) as ControlDocument

await writeOrCheck('docs/reference/commands.md', commandsPage(await wholeProgram()))
await writeOrCheck('docs/reference/control-api.md', controlApiPage(document))
await writeOrCheck('docs/reference/in-process.md', inProcessPage(document))
await writeOrCheck('docs/reference/events-and-headers.md', signalsPage())
