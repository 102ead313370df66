/** What became of a run of turbo: what is counted, and what makes it fail though nothing that ran did. */

/** A task of turbo's, with how it ended. */
export interface Task {
  readonly taskId: string
  readonly task: string
  /** From the root; empty for the root's own. */
  readonly directory: string
  readonly execution?: { readonly exitCode: number | null }
  readonly cache: { readonly status: string }
}

/** The parts that are read of Vitest's report. */
export interface SuiteReport {
  /** Milliseconds since 1970. */
  readonly startTime: number
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly fullName: string; readonly duration?: number }[]
  }[]
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly success: boolean
}

export interface Run {
  /** When it began; milliseconds since 1970. */
  readonly began: number
  readonly exitCode: number
  /** Undefined where turbo left no summary. */
  readonly tasks: readonly Task[] | undefined
  /** The report that a suite left in a directory; undefined where there is none that can be read. */
  readonly reportIn: (directory: string) => SuiteReport | undefined
  readonly expected: Expected
}

/** What has to run, whatever turbo says it ran. */
export interface Expected {
  readonly tasks: readonly Pick<Task, 'task' | 'directory'>[]
  /** Files of tests, each with its package's directory. */
  readonly testFiles: readonly { readonly directory: string; readonly file: string }[]
}

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export interface Closing {
  readonly total: Counts
  readonly cached: Counts
  /** A line for each thing that failed but for single tests, which Vitest has told of. */
  readonly failures: readonly string[]
  readonly line: string
  readonly exitCode: 0 | 1
}

const none: Counts = { passed: 0, failed: 0, skipped: 0 }
const failure: Counts = { passed: 0, failed: 1, skipped: 0 }

/** Counts a run: each check is one, each test of a suite is one, and so is each thing that should have run and did not. */
export function closingOf(run: Run): Closing {
  const counted = (run.tasks ?? []).filter(({ task }) => task !== 'upstream').map(countTask(run))
  const missing = [...missingTasks(run), ...missingFiles(run)]
  const problems = [...counted.flatMap(({ why }) => why ?? []), ...missing]
  const counts = [...counted.map(({ counts }) => counts), ...missing.map(() => failure)]
  const silent = run.exitCode !== 0 && counts.every(({ failed }) => failed === 0)
  const failures = silent ? [...problems, `turbo exited ${run.exitCode}`] : problems
  const total = sum(silent ? [...counts, failure] : counts)
  const { passed, failed, skipped } = total
  return {
    total,
    cached: sum(counted.filter(({ isCached }) => isCached).map(({ counts }) => counts)),
    failures,
    line: `${passed} passed, ${failed} failed, ${skipped} skipped`,
    exitCode: failed === 0 && passed > 0 ? 0 : 1,
  }
}

interface Counted {
  readonly counts: Counts
  /** Why it counts as failed, where that is not told by its tests. */
  readonly why?: string
  readonly isCached: boolean
}

function countTask(run: Run): (task: Task) => Counted {
  return (task) => {
    const isCached = task.cache.status === 'HIT'
    const why =
      isCached || task.execution?.exitCode === 0 ? undefined : `${task.taskId} did not succeed`
    if (task.task === 'test') return { ...countSuite(task, run, why), isCached }
    return why === undefined
      ? { counts: { passed: 1, failed: 0, skipped: 0 }, isCached }
      : { counts: failure, why, isCached }
  }
}

/** The counts of one package's tests. A suite that ended badly without a failed test counts as one failure. */
function countSuite(
  task: Task,
  { began, reportIn }: Run,
  ended: string | undefined,
): Omit<Counted, 'isCached'> {
  const report = reportIn(task.directory)
  if (!report) return { counts: failure, why: `${task.taskId} left no report` }
  if (task.cache.status !== 'HIT' && report.startTime < began) {
    return { counts: failure, why: `${task.taskId} left the report of an earlier run` }
  }
  const { numPassedTests: passed, numFailedTests: failed } = report
  const skipped = report.numPendingTests + report.numTodoTests
  if (failed > 0) return { counts: { passed, failed, skipped } }
  const why = ended ?? whyNotWhole(task, report)
  return why === undefined
    ? { counts: { passed, failed, skipped } }
    : { counts: { passed, failed: 1, skipped }, why }
}

function whyNotWhole(
  { taskId }: Task,
  { success, numPassedTests, numPendingTests }: SuiteReport,
): string | undefined {
  if (!success) return `${taskId} reports that it did not succeed`
  return numPassedTests + numPendingTests === 0 ? `${taskId} ran no test` : undefined
}

function missingTasks({ tasks, expected }: Run): string[] {
  if (tasks === undefined) return ['turbo left no summary of what it ran']
  const ran = new Set(tasks.map(({ task, directory }) => `${directory}#${task}`))
  return expected.tasks
    .filter(({ task, directory }) => !ran.has(`${directory}#${task}`))
    .map(({ task, directory }) => `${directory || 'the root'}: "${task}" was not run`)
}

function missingFiles({ tasks, reportIn, expected }: Run): string[] {
  if (tasks === undefined) return []
  // The report of a suite that was not run is one of an earlier run.
  const suites = tasks.filter(({ task }) => task === 'test').map(({ directory }) => directory)
  const ran = new Map(suites.map((directory) => [directory, namesIn(reportIn(directory))]))
  return (
    expected.testFiles
      // A report from the cache may have been written in another folder.
      .filter(
        ({ directory, file }) => !ran.get(directory)?.some((name) => name.endsWith(`/${file}`)),
      )
      .map(({ file }) => `${file}: no suite ran it`)
  )
}

function namesIn(report: SuiteReport | undefined): readonly string[] {
  return report?.testResults.map(({ name }) => name.replaceAll('\\', '/')) ?? []
}

function sum(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    none,
  )
}
