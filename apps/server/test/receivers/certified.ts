import { expect, type TestContext } from 'vitest'
import { certify } from '../../src/certify/certify.ts'
import { type Language, missingOf, startExample } from './languages.ts'

const [former, secret] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64')) as [
  string,
  string,
]

/** What is seen without the state of an order, which these receivers do not tell. */
const seen = [
  'slow',
  'unsigned',
  'tampered',
  'stale',
  'garbage',
  'rotated',
  'unknown-event',
  'unknown-charge',
  'unicode',
]

/** Has the receiver of a language graded; skips, and says so, where the language is not on the machine. */
export async function certifyExample(language: Language, { skip }: TestContext): Promise<void> {
  const missing = await missingOf(language)
  if (missing.length > 0) skip(`${language.name} was not run: there is no ${missing.join(', ')}.`)
  await using receiver = await startExample(language, [former, secret])

  const { results } = await certify({ url: receiver.url, secret, apiPort: 0, timeoutMs: 10_000 })

  const idsOf = (grade: string) =>
    results.filter(({ verdict }) => verdict.grade === grade).map(({ check }) => check.id)
  expect(idsOf('fail')).toEqual([])
  expect(idsOf('pass').toSorted()).toEqual(seen.toSorted())
}
