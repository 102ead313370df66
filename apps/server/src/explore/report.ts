import { junitOf } from '../cli/junit.ts'
import type { ExploreReport } from './explore.ts'
import { type WrittenApp, writeSchedule } from './files/schedule-file.ts'
import { vitestCase } from './vitest-case.ts'

/** What was explored, in a few lines. */
export function summaryOf(report: ExploreReport): string {
  const { tried, pruned, exhaustedTo, maxSteps, sampled, seed, failure, ms, leftOut } = report
  const rate = Math.round((tried / Math.max(ms, 1)) * 60_000)
  const reach =
    exhaustedTo >= maxSteps
      ? `every order of up to ${maxSteps} steps`
      : `every order of up to ${exhaustedTo} steps`
  const beyond =
    sampled > 0 ? `; of those of up to ${maxSteps}, a sample of ${sampled} (--seed ${seed})` : ''
  return [
    `${tried} schedules in ${(ms / 1000).toFixed(1)} s (${rate} a minute): ${reach}${beyond}.`,
    `${pruned} orders were left out as equal to one of them.`,
    ...leftOut.map((one) => `Not explored: ${one}.`),
    failure === null
      ? 'No schedule fails.'
      : `Failed: ${failure.fault.title} (${failure.fault.id}).`,
    '',
  ].join('\n')
}

/** The report as programs read it. */
export function presentReport(report: ExploreReport, app: WrittenApp): object {
  const { failure } = report
  return {
    started_at: report.startedAt,
    ms: report.ms,
    scenarios: report.scenarios,
    left_out: report.leftOut,
    tried: report.tried,
    pruned: report.pruned,
    max_steps: report.maxSteps,
    exhausted_to: report.exhaustedTo,
    sampled: report.sampled,
    seed: report.seed,
    failure: failure && {
      ...failure.fault,
      ...writeSchedule(failure.schedule),
      story: failure.story,
      vitest: vitestCase({ schedule: writeSchedule(failure.schedule), fault: failure.fault, app }),
    },
  }
}

/** The report as JUnit XML: a case for each scenario, and what was left out as skipped. */
export function junitOfReport(report: ExploreReport, url: string): string {
  const { failure, scenarios, ms, startedAt, leftOut } = report
  const played = scenarios.map((name) => ({
    ...{ classname: 'explore', name, milliseconds: ms / scenarios.length },
    ...(failure?.schedule.scenario.name === name
      ? { failure: { message: failure.fault.title, kind: failure.fault.id, text: failure.story } }
      : { note: summaryOf(report) }),
  }))
  const skipped = leftOut.map((text) => {
    const [name = ''] = text.split(':')
    return { classname: 'explore', name, milliseconds: 0, skipped: text }
  })
  const cases = [...played, ...skipped]
  return junitOf('omise-sandbox explore', { name: url, startedAt, cases })
}
