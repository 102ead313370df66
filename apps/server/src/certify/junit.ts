import { type JunitCase, type JunitEnd, junitOf } from '../cli/junit.ts'
import { failureOf } from './messages.ts'
import type { Report, Result } from './report.ts'

/** The report as JUnit XML, which build servers show; what was not observed counts as skipped. */
export function junitOfReport({ url, startedAt, results }: Report): string {
  return junitOf('omise-sandbox certify', { name: url, startedAt, cases: results.map(caseOf) })
}

function caseOf(result: Result): JunitCase {
  const { check, ms } = result
  const ended = endOf(result)
  return {
    classname: `certify.${check.id}`,
    name: check.title,
    milliseconds: ms,
    ...(ended ? { ended } : {}),
  }
}

function endOf(result: Result): JunitEnd | undefined {
  const { verdict, check } = result
  switch (verdict.grade) {
    case 'pass':
      return verdict.warning === null ? undefined : { type: 'noted', text: verdict.warning }
    case 'fail':
      return {
        type: 'failed',
        message: verdict.problem,
        kind: check.id,
        text: failureOf(result),
      }
    case 'not observed':
      return { type: 'skipped', message: verdict.reason }
  }
}
