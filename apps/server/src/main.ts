#!/usr/bin/env node
import { checkNode } from './cli/check-node.ts'

checkNode()
// What an older Node cannot load is not told of in its words.
const { runCommandLine } = await import('./cli/command-line.ts')

// Whoever read what we write may have gone (`| head -1`), which is no fault of ours.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

const code = await runCommandLine(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : JSON.stringify(error)}\n`)
  return 1
})

/** How long the last words may take to be read. */
const flushTimeoutMilliseconds = 500

// Ends even where nobody reads what was written: its bytes would else keep the process alive.
const written = [process.stdout, process.stderr].map(
  (stream) => new Promise<void>((resolve) => stream.write('', () => resolve())),
)
setTimeout(() => process.exit(code), flushTimeoutMilliseconds).unref()
await Promise.all(written)
process.exit(code)
