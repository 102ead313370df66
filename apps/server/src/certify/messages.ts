import { plain } from '../cli/table.ts'
import type { Exchange } from './probe.ts'
import { countOf, type Report, type Result } from './report.ts'
import type { Verdict } from './verdict.ts'

const marks = { pass: 'PASS', fail: 'FAIL', 'not observed': 'not observed' } as const
const width = 'not observed'.length

/** A check on one line, with what should be known of one that did not fail. */
export function resultLine({ check, verdict, ms }: Result): string {
  const line = `${marks[verdict.grade].padEnd(width)}  ${check.title}  ${ms} ms`
  const remark = remarkOn(verdict)
  return remark === null ? line : `${line}\n${' '.repeat(width)}  ${remark}`
}

function remarkOn(verdict: Verdict): string | null {
  switch (verdict.grade) {
    case 'pass':
      return verdict.warning
    case 'fail':
      return null
    case 'not observed':
      return verdict.reason
  }
}

/** What was sent for each check that failed, what came, and what to do; empty where none failed. */
export function failureWords({ results }: Report): string {
  return results.map(failureOf).filter(Boolean).join('\n')
}

/** What was wrong with one check, its exchanges and its remedy; empty where nothing was. */
export function failureOf({ check, verdict, trail }: Result): string {
  if (verdict.grade !== 'fail') return ''
  const lines = [
    `${check.title} (${check.id})`,
    `  why     ${check.why}`,
    ...trail.flatMap(exchangeLines),
    `  wrong   ${plain(verdict.problem)}`,
    `  remedy  ${check.remedy}`,
  ]
  return `${lines.join('\n')}\n`
}

function exchangeLines({ sent, came }: Exchange): string[] {
  return [`  sent    ${sent}`, `  came    ${shortened(plain(came))}`]
}

/** `12 of 15 passed, 1 failed, 2 not observed`. */
export function gradeLine(report: Report): string {
  const passed = `${countOf(report, 'pass')} of ${report.results.length} passed`
  const failed = `${countOf(report, 'fail')} failed`
  return `${passed}, ${failed}, ${countOf(report, 'not observed')} not observed`
}

const maxLine = 300

function shortened(text: string): string {
  return text.length > maxLine ? `${text.slice(0, maxLine)}…` : text
}
