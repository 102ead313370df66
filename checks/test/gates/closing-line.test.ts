import { describe, expect, it } from 'vitest'
import {
  closingOf,
  type Expected,
  type Run,
  type SuiteReport,
  type Task,
} from '../../../scripts/closing-line.ts'

const began = 1_000_000

function aTask(task: string, directory: string, changes: Partial<Task> = {}): Task {
  const taskId = `${directory === '' ? '//' : directory}#${task}`
  return {
    taskId,
    task,
    directory,
    execution: { exitCode: 0 },
    cache: { status: 'MISS' },
    ...changes,
  }
}

function aReport(changes: Partial<SuiteReport> = {}): SuiteReport {
  return {
    startTime: began + 1,
    testResults: [{ name: '/elsewhere/packages/core/test/money.test.ts', assertionResults: [] }],
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    success: true,
    ...changes,
  }
}

const links = aTask('check:links', '')
const core = aTask('test', 'packages/core')
const expected: Expected = {
  tasks: [{ task: 'check:links', directory: '' }],
  testFiles: [{ directory: 'packages/core', file: 'packages/core/test/money.test.ts' }],
}

function aRun(changes: Partial<Run> = {}, report: SuiteReport | undefined = aReport()): Run {
  return { began, exitCode: 0, tasks: [links, core], expected, reportIn: () => report, ...changes }
}

const hit = { cache: { status: 'HIT' } }
const failed = { execution: { exitCode: 1 } }

/** Ways in which a run could be counted as green; each is red, and says why where no test does. */
const ways: Readonly<Record<string, readonly [run: Run, why: RegExp | undefined]>> = {
  'a check failed': [
    aRun({ exitCode: 1, tasks: [aTask('check:links', '', failed), core] }),
    /check:links did not succeed/,
  ],
  'a check was begun and never ended': [
    aRun({ tasks: [{ ...links, execution: { exitCode: null } }, core] }),
    /check:links did not succeed/,
  ],
  'turbo did not run a check': [aRun({ tasks: [core] }), /the root: "check:links" was not run/],
  'turbo ran nothing': [aRun({ tasks: [] }), /was not run/],
  'turbo left no summary': [aRun({ tasks: undefined }), /left no summary/],
  'turbo failed by itself': [aRun({ exitCode: 1 }), /turbo exited 1/],
  'a package lost its script': [
    aRun({ tasks: [links] }, undefined),
    /money\.test\.ts: no suite ran it/,
  ],
  'a suite left no report': [{ ...aRun(), reportIn: () => undefined }, /core#test left no report/],
  'a suite left the report of an earlier run': [
    aRun({}, aReport({ startTime: began - 1 })),
    /the report of an earlier run/,
  ],
  'a suite ran no test': [aRun({}, aReport({ numPassedTests: 0 })), /core#test ran no test/],
  'a file of tests was looked for by no suite': [
    aRun({}, aReport({ testResults: [] })),
    /money\.test\.ts: no suite ran it/,
  ],
  'a worker crashed when all its tests had passed': [
    aRun({ exitCode: 1, tasks: [links, aTask('test', 'packages/core', failed)] }),
    /core#test did not succeed/,
  ],
  'a suite says that it did not succeed, and exits 0': [
    aRun({}, aReport({ success: false })),
    /reports that it did not succeed/,
  ],
  'a test failed': [aRun({}, aReport({ numFailedTests: 1, success: false })), undefined],
  'a failure came from the cache': [
    aRun({ tasks: [links, aTask('test', 'packages/core', hit)] }, aReport({ numFailedTests: 1 })),
    undefined,
  ],
  'what came from the cache has no report': [
    { ...aRun({ tasks: [links, aTask('test', 'packages/core', hit)] }), reportIn: () => undefined },
    /left no report/,
  ],
}

describe('the closing line', () => {
  it('counts each check and each test, and is green where all passed', () => {
    const closing = closingOf(aRun())

    expect(closing).toMatchObject({ line: '4 passed, 0 failed, 0 skipped', exitCode: 0 })
    expect(closing.failures).toEqual([])
  })

  it('counts what came from the cache too, whose report is older than the run', () => {
    const tasks = [links, aTask('test', 'packages/core', hit)]

    const closing = closingOf(aRun({ tasks }, aReport({ startTime: began - 1 })))

    expect(closing).toMatchObject({ exitCode: 0, cached: { passed: 3 } })
  })

  it('counts what was skipped or is still to be written', () => {
    const closing = closingOf(aRun({}, aReport({ numPendingTests: 2, numTodoTests: 1 })))

    expect(closing.line).toBe('4 passed, 0 failed, 3 skipped')
  })

  it.each(Object.entries(ways))('is red where %s', (_way, [run, why]) => {
    const { exitCode, line, failures } = closingOf(run)

    expect(exitCode).toBe(1)
    expect(line).not.toContain(' 0 failed')
    if (why) expect(failures.join('\n')).toMatch(why)
  })
})
