import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { documentsIn } from '../../../scripts/documents.ts'
import { root } from '../../../scripts/run.ts'
import { blocksOf } from './blocks.ts'
import { compile } from './compile.ts'
import { examplesUnder, exportedBy } from './examples.ts'
import { missingOf } from './given.ts'
import {
  isCase,
  settings,
  staleSettings,
  suiteExists,
  type Treatment,
  treatmentOf,
} from './plan.ts'
import { type Planned, runDocument } from './run-document.ts'

const blocks = documentsIn(root).flatMap((document) => blocksOf(document))
const planned: Planned[] = blocks.map((block) => ({
  block,
  treatment: treatmentOf(block, missingOf),
}))
const running = Object.groupBy(
  planned.filter(({ block, treatment }) => /run$/.test(treatment) && !isCase(block)),
  ({ block }) => block.document,
)

function treated(...treatments: readonly Treatment[]): Planned[] {
  return planned.filter(({ treatment }) => treatments.includes(treatment))
}

const counts = Object.entries(Object.groupBy(planned, ({ treatment }) => treatment))
  .map(([treatment, of]) => `${of.length} ${treatment}`)
  .join(', ')

describe('the blocks of all documents', () => {
  it(`are ${planned.length}: ${counts}`, () => {
    // Each has a treatment, or treatmentOf has thrown.
    expect(planned.length).toBeGreaterThan(50)
  })

  it('are of documents that are there, and show code', () => {
    expect(staleSettings(blocks)).toEqual([])
  })

  it('are checked by a suite that is there, where it is one of another package', () => {
    const suites = Object.values(settings).flatMap(({ checkedBy }) => checkedBy ?? [])

    expect(suites.filter((suite) => !suiteExists(root, suite))).toEqual([])
  })
})

describe.concurrent('the blocks of', () => {
  const all = Object.entries(running).map(([document, of = []]) => ({ document, of }))

  it.each(all)('$document run as printed', async ({ document, of }) => {
    await runDocument(settings[document] ?? {}, of)
  })
})

describe('a block of YAML or JSON', () => {
  it.each(treated('parsed').map(({ block }) => block))('$document:$line is one', ({ text }) => {
    const errors = parseAllDocuments(text).flatMap(({ errors, warnings }) => [
      ...errors,
      ...warnings,
    ])

    expect(errors).toEqual([])
  })
})

describe('the TypeScript of documents and comments', () => {
  const code = treated('compiled', 'compiled and run').map(({ block }) => ({
    at: `${block.document}-${block.number}`,
    code: block.text,
    ...(block.said.kind === 'file' ? { name: block.said.name } : {}),
  }))
  const examples = ['client', 'webhooks'].flatMap((name) => examplesUnder(`packages/${name}/src`))
  const wrong = { at: 'wrong', code: "await client.charges.get('chrg_test_1', { expnad: true })" }

  it('compiles, all but a line that is wrong on purpose', async () => {
    const said = await compile([...code, ...examples, wrong])

    expect(examples.length).toBeGreaterThan(40)
    expect(said.trim().split('\n')).toEqual([
      expect.stringMatching(/\bwrong\.ts\(1,\d+\): error TS2561: .*'expnad'/),
    ])
  })

  it('has an example for whatever is exported', () => {
    const entries = ['client/src/index.ts', 'client/src/control/index.ts', 'webhooks/src/index.ts']
    const exported = entries.flatMap((entry) => exportedBy(`packages/${entry}`))

    expect(exported.filter((one) => one.examples.length === 0)).toEqual([])
    expect(exported.length).toBeGreaterThan(10)
  })
})
