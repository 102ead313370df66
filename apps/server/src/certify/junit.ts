import { countOf, type Report, type Result } from './report.ts'
import { failureOf } from './words.ts'

/** The report as JUnit XML, which build servers show; what was not observed counts as skipped. */
export function junitOf(report: Report): string {
  const counts = attributes({
    tests: report.results.length,
    failures: countOf(report, 'fail'),
    errors: 0,
    skipped: countOf(report, 'not observed'),
    time: seconds(report.results.reduce((sum, { ms }) => sum + ms, 0)),
  })
  const suite = attributes({ name: report.url, timestamp: report.startedAt })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="omise-sandbox certify"${counts}>`,
    `  <testsuite${suite}${counts}>`,
    ...report.results.map(caseOf),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function caseOf(result: Result): string {
  const { check, ms } = result
  const named = attributes({
    classname: `certify.${check.id}`,
    name: check.title,
    time: seconds(ms),
  })
  const inside = insideOf(result)
  if (inside === '') return `    <testcase${named}/>`
  return `    <testcase${named}>\n      ${inside}\n    </testcase>`
}

function insideOf(result: Result): string {
  const { verdict } = result
  switch (verdict.grade) {
    case 'pass':
      return verdict.warning === null ? '' : `<system-out>${escaped(verdict.warning)}</system-out>`
    case 'fail': {
      const about = attributes({ message: verdict.problem, type: result.check.id })
      return `<failure${about}>${escaped(failureOf(result))}</failure>`
    }
    case 'not observed':
      return `<skipped${attributes({ message: verdict.reason })}/>`
  }
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** XML has no way to write most control characters, halves of surrogate pairs and non-characters: they go. */
function escaped(text: string): string {
  return text
    .replace(/(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}
