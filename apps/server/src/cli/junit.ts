/** One check of a run, as build servers show it. */
export interface JunitCase {
  readonly classname: string
  readonly name: string
  readonly milliseconds: number
  readonly failure?: { readonly message: string; readonly kind: string; readonly text: string }
  /** Why it was left out. */
  readonly skipped?: string
  /** What is to be known of one that passed. */
  readonly note?: string
}

export interface JunitSuite {
  readonly name: string
  readonly startedAt: string
  readonly cases: readonly JunitCase[]
}

/** A run as JUnit XML. */
export function junitOf(name: string, suite: JunitSuite): string {
  const { cases } = suite
  const counts = attributes({
    tests: cases.length,
    failures: cases.filter(({ failure }) => failure).length,
    errors: 0,
    skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
    time: seconds(cases.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name })}${counts}>`,
    `  <testsuite${attributes({ name: suite.name, timestamp: suite.startedAt })}${counts}>`,
    ...cases.map(caseOf),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function caseOf(one: JunitCase): string {
  const { classname, name, milliseconds, failure, skipped, note } = one
  const named = attributes({ classname, name, time: seconds(milliseconds) })
  const ends: string[] = []
  if (failure) {
    const about = attributes({ message: failure.message, type: failure.kind })
    ends.push(`<failure${about}>${escaped(failure.text)}</failure>`)
  }
  if (skipped !== undefined) ends.push(`<skipped${attributes({ message: skipped })}/>`)
  if (note !== undefined) ends.push(`<system-out>${escaped(note)}</system-out>`)
  if (ends.length === 0) return `    <testcase${named}/>`
  return `    <testcase${named}>\n      ${ends.join('')}\n    </testcase>`
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
