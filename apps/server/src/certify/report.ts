import type { Check } from './check.ts'
import type { Exchange } from './probe.ts'
import type { Verdict } from './verdict.ts'

/** How one check came out, with what was sent and what came. */
export interface Result {
  readonly check: Pick<Check, 'id' | 'title' | 'why' | 'remedy'>
  readonly verdict: Verdict
  readonly trail: readonly Exchange[]
  readonly ms: number
}

export interface Report {
  readonly url: string
  /** The payment method of the charges. */
  readonly method: string
  readonly startedAt: string
  readonly results: readonly Result[]
}

export function countOf({ results }: Report, grade: Verdict['grade']): number {
  return results.filter(({ verdict }) => verdict.grade === grade).length
}

/** The report as programs read it. */
export function presentReport(report: Report): object {
  return {
    url: report.url,
    method: report.method,
    started_at: report.startedAt,
    checks: report.results.length,
    passed: countOf(report, 'pass'),
    failed: countOf(report, 'fail'),
    not_observed: countOf(report, 'not observed'),
    results: report.results.map(({ check, verdict, trail, ms }) => ({
      id: check.id,
      title: check.title,
      ...verdict,
      ms,
      ...(verdict.grade === 'fail' ? { why: check.why, remedy: check.remedy, trail } : {}),
    })),
  }
}
