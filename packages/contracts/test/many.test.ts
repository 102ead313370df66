import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { verifyPacts } from '../src/provider/index.ts'
import { forms } from './contracts/library-forms.ts'
import { sizes } from './sizes.ts'

const folder = await mkdtemp(join(tmpdir(), 'many-'))
afterAll(() => rm(folder, { recursive: true }))

const broken: Readonly<Record<string, readonly [content: string | Buffer, reason: RegExp]>> = {
  'cut.json': ['{"consumer":{"name":"till"},"provider":{"na', /no JSON: it ends in the middle/],
  'package.json': ['{"name":"x"}', /not a contract of Pact: it names no consumer/],
  'empty.json': ['', /is empty/],
  'latin1.json': [Buffer.from('{"consumer":{"name":"caf\xe9"}}', 'latin1'), /neither UTF-8 nor/],
  'list.json': ['[1, 2]', /no JSON object/],
}

it(`verifies ${sizes.contracts} contracts of five libraries in folders of folders, and names five files that are none`, async () => {
  for (let number = 0; number < sizes.contracts; number++) {
    const form = forms[number % forms.length]
    const place = join(folder, form?.library ?? '', `v${form?.version}`, String(number % 7))
    await mkdir(place, { recursive: true })
    await writeFile(join(place, `${number}.json`), JSON.stringify(form?.contract(number)))
  }
  for (const [name, [content]] of Object.entries(broken)) {
    await writeFile(join(folder, 'pact-jvm', name), content)
  }

  const { verified } = await verifyPacts({ pacts: [folder], openapi: 'fail' })

  const [unread, read] = [
    verified.filter(({ consumer }) => consumer === null),
    verified.filter(({ consumer }) => consumer !== null),
  ]
  expect(read.filter(({ problems }) => problems.length > 0)).toEqual([])
  expect(new Set(read.map(({ consumer }) => consumer)).size).toBe(sizes.contracts)
  expect(unread.map(({ contract }) => contract).sort()).toEqual(
    Object.keys(broken)
      .map((name) => join(folder, 'pact-jvm', name))
      .sort(),
  )
  for (const { contract, problems } of unread) {
    const [, reason] = broken[contract.split('/').at(-1) ?? ''] ?? []
    expect(problems).toEqual([expect.stringMatching(reason ?? /^$/)])
  }
}, 300_000)
