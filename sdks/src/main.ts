/**
 * Runs the recipes of docs/sdks.md, as printed, against the released SDKs in a folder: each connects a driver that makes every
 * call of the payment method. Omise's plugins for shops run beside them. Exits 1 where a call failed, 2 where nothing could
 * be run.
 */
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { captureFile, captureOf } from './capture.ts'
import { type Block, documentedBlocks } from './documented.ts'
import { NotHere, type Sdk } from './language.ts'
import { keepLastRun, type Line } from './last-run.ts'
import { plugins } from './plugins.ts'
import { type Run, runDriver } from './run-driver.ts'
import { sdks } from './sdks.ts'

const schemaVersions = ['2020-07', '2025-03']
const usage = `Usage: npm run sdks -- --folder F [--only omise-ruby,…] [--record]

  --folder F   where the SDKs and plugins are checked out: F/omise-ruby, F/omise-woocommerce, …
  --only       these alone
  --record     write what they send to sdks/captures, and the versions into docs/sdks.md
`

const { values } = readArguments()
const folder = resolve(process.env.INIT_CWD ?? '.', values.folder ?? '')
const chosen = [...sdks, ...plugins].filter(
  ({ name }) => !values.only || values.only.split(',').includes(name),
)
const blocks = await documentedBlocks()
/** A line of the page's table, and how many calls failed. */
const lines: (Line & { readonly failed: number })[] = []
const skipped: string[] = []
const failures: string[] = []

for (const sdk of chosen) {
  const line = await tryOut(sdk).catch((error: Error) => {
    if (error instanceof NotHere) skipped.push(`${sdk.name}: ${error.message}`)
    else failures.push(`${sdk.name}: ${error.message}`)
  })
  if (line) lines.push(line)
}
report()
if (values.record && !values.only && lines.length > 0) {
  await keepLastRun({
    at: new Date().toISOString().slice(0, 10),
    sdks: lines.map(({ failed: _, ...line }) => line),
  })
}
process.exitCode = failures.length > 0 ? 1 : lines.length === 0 ? 2 : 0

async function tryOut(sdk: Sdk): Promise<Line & { readonly failed: number }> {
  const checkout = join(folder, sdk.name)
  if (!existsSync(checkout)) throw new NotHere(`There is no ${checkout}.`)
  const interpreter = await sdk.interpreter(checkout)
  const version = await sdk.version(checkout)
  const recipes = blocks.filter(({ section }) => section === sdk.section)
  const [first] = recipes
  if (!first) throw new Error(`docs/sdks.md has no recipe under "${sdk.section}".`)
  let [calls, failed] = [0, 0]
  for (const recipe of recipes) {
    for (const wire of schemaVersions) {
      process.stderr.write(`${sdk.name}, recipe ${recipe.number}, --wire ${wire}\n`)
      const run = await runDriver({ sdk, checkout, recipe, wire, recorded: false })
      calls += run.calls.length
      failed += logRun(sdk, recipe, wire, run)
    }
  }
  // What a plugin sends depends on the webhooks it gets, so it cannot be sent again without them.
  if (values.record && sdks.includes(sdk))
    await keepCapture(sdk, { checkout, recipe: first, interpreter, version })
  return { sdk: sdk.name, version, interpreter, recipes: recipes.length, calls, failed }
}

/** Notes what failed in a run, and counts it. */
function logRun(sdk: Sdk, recipe: Block, wire: string, run: Run): number {
  const where = `${sdk.name}, docs/sdks.md:${recipe.line}, --wire ${wire}`
  const failed = run.calls.filter(({ ok }) => !ok)
  failures.push(...failed.map(({ call, error }) => `${where}: ${call}: ${error}`))
  if (run.broken) failures.push(`${where}: ${run.broken}`)
  return failed.length + (run.broken ? 1 : 0)
}

async function keepCapture(
  sdk: Sdk,
  options: {
    readonly checkout: string
    readonly recipe: Block
    readonly interpreter: string
    readonly version: string
  },
): Promise<void> {
  const { checkout, recipe, interpreter, version } = options
  const at = new Date().toISOString()
  const { exchanges } = await runDriver({ sdk, checkout, recipe, wire: '2025-03', recorded: true })
  const requests = captureOf(exchanges)
  const capture = { sdk: `${sdk.name} ${version}`, interpreter, at, requests }
  await writeFile(captureFile(sdk.name), `${JSON.stringify(capture, null, 1)}\n`)
}

function report(): void {
  const rows = [
    ['SDK', 'version', 'run with', 'recipes', 'calls', 'failed'],
    ...lines.map((line) => Object.values(line).map(String)),
  ]
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  for (const row of rows) {
    process.stdout.write(
      `${row
        .map((cell, at) => cell.padEnd(widths?.[at] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    )
  }
  for (const each of failures) process.stdout.write(`failed: ${each}\n`)
  for (const each of skipped) process.stdout.write(`skipped: ${each}\n`)
  if (lines.length === 0) process.stdout.write('No SDK could be run.\n')
}

function readArguments() {
  try {
    const parsed = parseArgs({
      options: {
        folder: { type: 'string' },
        only: { type: 'string' },
        record: { type: 'boolean', default: false },
      },
    })
    if (parsed.values.folder) return parsed
    process.stderr.write(usage)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}`)
  }
  process.exit(2)
}
