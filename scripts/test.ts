/**
 * Runs every check and every suite, and ends with one line that counts them all: each check is one, each test of
 * a suite is one. Exits 1 unless all passed.
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { browserVersion } from '../apps/dashboard/test/browser/executable.ts'
import { interpreterNames, interpreters } from '../sdks/src/interpreters.ts'
import { closingOf, type SuiteReport, type Task } from './closing-line.ts'
import { expectedOf } from './expected.ts'
import { checkRegistry } from './registry.ts'
import { root } from './run.ts'

const checks = [
  'check:format',
  'check:generated',
  'check:architecture',
  'check:conversions',
  'check:openapi',
  'check:breaking',
  'check:links',
  'check:names',
  'check:unused',
]
const runs = join(root, '.turbo', 'runs')
/** One a core: three at once took a sixth more processor time for the same work, as they push each other out of the caches. */
const atOnce = 2

rmSync(runs, { recursive: true, force: true })
const began = Date.now()
const registry = await checkRegistry()
if (!registry.ok) process.stdout.write(`${registry.reason}\n`)
// A run without a browser skips tests: the time makes it one that is never taken from the cache.
const browser = (await browserVersion()) ?? `none, ${new Date().toISOString()}`
const found = Object.values(await interpreters())
// So does a run without an interpreter.
if (found.length < interpreterNames.length) found.push(new Date().toISOString())
const exitCode = await turbo([...checks, 'typecheck', 'test'])
const tasks = summary()
/** What was read, by its directory: some are large. */
const reports = new Map<string, unknown>()
const { failures, cached, line, ...closing } = closingOf({
  ...{ began, exitCode, tasks, expected: expectedOf(checks) },
  reportIn: readReport,
})
for (const why of failures) process.stdout.write(`failed: ${why}\n`)
const suites = (tasks ?? []).filter(({ task }) => task === 'test')
for (const { directory } of suites) process.stdout.write(whySkipped(directory))
const slowest = suites
  .filter(({ cache }) => cache.status !== 'HIT')
  .flatMap(({ directory }) => timesOf(directory))
if (slowest.length > 0) process.stdout.write(slowestWords(slowest))
if (cached.passed > 0) {
  process.stdout.write(
    `${cached.passed} of these passed before, and nothing they read has changed.\n`,
  )
}
process.stdout.write(`${line}\n`)
process.exitCode = closing.exitCode

/** A test, and how many milliseconds it took. */
interface Timed {
  readonly title: string
  readonly milliseconds: number
}

function timesOf(directory: string): Timed[] {
  const { testResults = [] } = readReport(directory) ?? {}
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
      // The compiler, a Go program, spends half of its time collecting memory that it could have.
      GOGC: process.env.GOGC ?? '400',
      OMISE_SANDBOX_BROWSER_VERSION: browser,
      OMISE_SANDBOX_INTERPRETERS: found.join(', '),
      OMISE_SANDBOX_REGISTRY: registry.ok ? 'reachable' : registry.reason,
    }
    const child = spawn('turbo', args, { cwd: root, stdio: 'inherit', env })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** The tasks that turbo tells of; undefined where it tells of none. */
function summary(): readonly Task[] | undefined {
  const [file] = existsSync(runs) ? readdirSync(runs) : []
  const { tasks } = (file ? readJson(join(runs, file)) : {}) as { readonly tasks?: readonly Task[] }
  return tasks
}

function readReport(directory: string): SuiteReport | undefined {
  if (!reports.has(directory)) {
    reports.set(directory, readJson(join(root, directory, 'reports', 'vitest.json')))
  }
  return reports.get(directory) as SuiteReport | undefined
}

/** Undefined where there is no such file, or only a part of one. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** What a suite says of the tests it skipped, and of what to do about it; nothing where it says nothing. */
function whySkipped(directory: string): string {
  const file = join(root, directory, 'reports', 'skipped.txt')
  const { numPendingTests = 0 } = readReport(directory) ?? {}
  return numPendingTests > 0 && existsSync(file) ? readFileSync(file, 'utf8') : ''
}
