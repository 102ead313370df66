import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, it } from 'vitest'
import { junitOfReport } from '../src/certify/junit.ts'
import type { Verdict } from '../src/certify/verdict.ts'

const hostile = `<&>"']]> \u0000\u0007\u001b[2J\u007f \ud800 \uffff ร้าน 🍜\r\n`

function reportOf(...verdicts: Verdict[]) {
  const check = { id: 'valid', title: hostile, why: hostile, remedy: hostile }
  const trail = [{ sent: hostile, headers: {}, body: hostile, came: hostile }]
  const results = verdicts.map((verdict) => ({ check, verdict, trail, ms: 1234 }))
  return {
    method: 'alipayplus_upm',
    url: `http://x/?a=1&b="2"`,
    startedAt: '2026-01-01T00:00:00.000Z',
    results,
  }
}

it('is XML whatever the receiver has said', () => {
  const text = junitOfReport(
    reportOf(
      { grade: 'pass', warning: null },
      { grade: 'pass', warning: hostile },
      { grade: 'fail', problem: hostile },
      { grade: 'not observed', reason: hostile },
    ),
  )

  expect(XMLValidator.validate(text)).toBe(true)
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}|\uFFFF/u)
  const { testsuites } = new XMLParser({ ignoreAttributes: false }).parse(text)
  expect(testsuites.testsuite).toMatchObject({
    '@_name': 'http://x/?a=1&b="2"',
    '@_tests': '4',
    '@_failures': '1',
    '@_skipped': '1',
    '@_time': '4.936',
    testcase: [{}, {}, { failure: {} }, { skipped: {} }],
  })
  expect(testsuites.testsuite.testcase[0]['@_name']).toContain(`<&>"']]> `)
  expect(testsuites.testsuite.testcase[0]['@_name']).toContain('ร้าน 🍜')
})
