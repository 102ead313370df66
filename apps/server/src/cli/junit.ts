/** One check of a run, as build servers show it. */
export interface JunitCase {
  readonly classname: string
  readonly name: string
  readonly milliseconds: number
  /** How it ended, when it did not simply pass. */
  readonly ended?: JunitEnd
}

export type JunitEnd =
  | {
      readonly type: 'failed'
      readonly message: string
      readonly kind: string
      readonly text: string
    }
  | { readonly type: 'skipped'; readonly message: string }
  | { readonly type: 'noted'; readonly text: string }

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
    failures: cases.filter(({ ended }) => ended?.type === 'failed').length,
    errors: 0,
    skipped: cases.filter(({ ended }) => ended?.type === 'skipped').length,
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

function caseOf({ classname, name, milliseconds, ended }: JunitCase): string {
  const named = attributes({ classname, name, time: seconds(milliseconds) })
  if (!ended) return `    <testcase${named}/>`
  return `    <testcase${named}>\n      ${endOf(ended)}\n    </testcase>`
}

function endOf(ended: JunitEnd): string {
  switch (ended.type) {
    case 'failed': {
      const about = attributes({ message: ended.message, type: ended.kind })
      return `<failure${about}>${escaped(ended.text)}</failure>`
    }
    case 'skipped':
      return `<skipped${attributes({ message: ended.message })}/>`
    case 'noted':
      return `<system-out>${escaped(ended.text)}</system-out>`
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
