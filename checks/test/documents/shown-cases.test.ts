import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { documentsIn } from '../../../scripts/documents.ts'
import { root } from '../../../scripts/run.ts'
import { blocksOf } from './blocks.ts'
import { isCase } from './plan.ts'
import { fileOf } from './run-document.ts'

const cases = documentsIn(root)
  .flatMap((document) => blocksOf(document))
  .filter((block) => isCase(block))

// The tests that documents show are tests of this file.
for (const block of cases) {
  const file = fileOf(block)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, block.text)
  await import(file)
}

it('is where the tests that documents show are run', () => {
  expect(cases.length).toBeGreaterThan(0)
})
