/**
 * Runs every check and every suite, and ends with one line that counts them all: each check is one, each test of
 * a suite is one. Exits 1 unless all passed.
 */
import { spawn } from 'node:child_process'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { browserVersion } from '../apps/dashboard/test/browser/executable.ts'
import { interpreterNames, interpreters } from '../sdks/src/interpreters.ts'
import { checkRegistry } from './registry.ts'
import { root } from './run.ts'

interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** What turbo says of a run: each task with how it ended. */
interface RunSummary {
  readonly tasks: readonly {
    readonly taskId: string
    readonly task: string
    readonly directory: string
    readonly execution?: { readonly exitCode: number | null }
    readonly cache: { readonly status: string }
  }[]
}

interface SuiteReport {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly fullName: string; readonly duration?: number }[]
  }[]
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly numFailedTestSuites: number
  readonly success: boolean
}

const checks = [
  'check:format',
  'check:generated',
  'check:architecture',
  'check:openapi',
  'check:breaking',
  'check:links',
]
const runs = join(root, '.turbo', 'runs')
/** Suites use all cores themselves: more at once end no sooner, and each then waits long for its turn. */
const atOnce = 3

await rm(runs, { recursive: true, force: true })
const registry = await checkRegistry()
if (!registry.ok) process.stdout.write(`${registry.reason}\n`)
// A run without a browser skips tests: the time makes it one that is never taken from the cache.
const browser = (await browserVersion()) ?? `none, ${new Date().toISOString()}`
const found = Object.values(await interpreters())
// So does a run without an interpreter.
if (found.length < interpreterNames.length) found.push(new Date().toISOString())
const exitCode = await turbo([...checks, 'typecheck', 'test'])
const total: Counts = { passed: 0, failed: 0, skipped: 0 }
const cached: Counts = { passed: 0, failed: 0, skipped: 0 }
const slowest: Timed[] = []
for (const task of (await summary()).tasks) {
  if (task.task === 'upstream') continue
  const ok = task.cache.status === 'HIT' || task.execution?.exitCode === 0
  const counts = task.task === 'test' ? await suite(task.directory, ok) : one(ok)
  if (!ok) process.stdout.write(`failed: ${task.taskId}\n`)
  add(total, counts)
  if (task.cache.status === 'HIT') add(cached, counts)
  else if (task.task === 'test') slowest.push(...(await timesOf(task.directory)))
}
if (exitCode !== 0 && total.failed === 0) total.failed = 1
process.exitCode = total.failed > 0 ? 1 : 0
if (slowest.length > 0) process.stdout.write(slowestWords(slowest))
if (cached.passed > 0) {
  process.stdout.write(
    `${cached.passed} of these passed before, and nothing they read has changed.\n`,
  )
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)

/** A test, and how many milliseconds it took. */
interface Timed {
  readonly title: string
  readonly milliseconds: number
}

function add(sum: Counts, counts: Counts): void {
  sum.passed += counts.passed
  sum.failed += counts.failed
  sum.skipped += counts.skipped
}

async function timesOf(directory: string): Promise<Timed[]> {
  const { testResults = [] } = (await readReport(directory)) ?? {}
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration = 0 }) => ({
      title: `${relative(root, name)}: ${fullName}`,
      milliseconds: duration,
    })),
  )
}

function slowestWords(tests: readonly Timed[]): string {
  const rows = tests
    .toSorted((one, other) => other.milliseconds - one.milliseconds)
    .slice(0, 10)
    .map(
      ({ title, milliseconds }) => `  ${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${title}`,
    )
  return `The slowest tests of this run:\n${rows.join('\n')}\n`
}

function turbo(tasks: readonly string[]): Promise<number> {
  const args = ['run', ...tasks, `--concurrency=${atOnce}`]
  args.push('--continue=always', '--output-logs=errors-only', '--summarize')
  return new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      OMISE_SANDBOX_BROWSER_VERSION: browser,
      OMISE_SANDBOX_INTERPRETERS: found.join(', '),
      OMISE_SANDBOX_REGISTRY: registry.ok ? 'reachable' : registry.reason,
    }
    const child = spawn('turbo', args, { cwd: root, stdio: 'inherit', env })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

async function summary(): Promise<RunSummary> {
  const [file] = await readdir(runs).catch(() => [])
  if (!file) return { tasks: [] }
  return JSON.parse(await readFile(join(runs, file), 'utf8')) as RunSummary
}

function one(ok: boolean): Counts {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

/** The counts of one package's tests. A suite that ended badly without a failed test counts as one failure. */
async function suite(directory: string, ok: boolean): Promise<Counts> {
  const report = await readReport(directory)
  if (!report) return one(false)
  const failed = report.numFailedTests
  const skipped = report.numPendingTests + report.numTodoTests
  if (skipped > 0) process.stdout.write(await whySkipped(directory))
  return { passed: report.numPassedTests, failed: failed === 0 && !ok ? 1 : failed, skipped }
}

async function readReport(directory: string): Promise<SuiteReport | undefined> {
  const file = join(root, directory, 'reports', 'vitest.json')
  return readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as SuiteReport,
    () => undefined,
  )
}

/** What a suite says of the tests it skipped, and of what to do about it; nothing where it says nothing. */
function whySkipped(directory: string): Promise<string> {
  return readFile(join(root, directory, 'reports', 'skipped.txt'), 'utf8').catch(() => '')
}
