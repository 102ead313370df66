import { type JunitCase, junitOf } from '../cli/junit.ts'
import { failureOf } from './messages.ts'
import type { Report, Result } from './report.ts'

/** The report as JUnit XML, which build servers show; what was not observed counts as skipped. */
export function junitOfReport({ url, startedAt, results }: Report): string {
  const cases = results.map((result) => ({
    classname: `certify.${result.check.id}`,
    name: result.check.title,
    milliseconds: result.ms,
    ...endOf(result),
  }))
  return junitOf('omise-sandbox certify', { name: url, startedAt, cases })
}

function endOf(result: Result): Partial<JunitCase> {
  const { verdict, check } = result
  switch (verdict.grade) {
    case 'pass':
      return verdict.warning === null ? {} : { note: verdict.warning }
    case 'fail':
      return { failure: { message: verdict.problem, kind: check.id, text: failureOf(result) } }
    case 'not observed':
      return { skipped: verdict.reason }
  }
}
