import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { complaintsIn, noteChecksums } from '../../../scripts/breaking.ts'

let folder: string

const small = (paths: string) =>
  `openapi: 3.1.0\ninfo: { title: a, version: 1.0.0 }\npaths:\n${paths}`
const two = small('  /a: { get: { responses: {} } }\n  /b: { get: { responses: {} } }\n')
const one = small('  /a: { get: { responses: {} } }\n')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omise-breaking-'))
})

afterAll(() => rm(folder, { recursive: true }))

/** A folder of documents as it is after a release, and then with some files changed; undefined takes one away. */
async function aFolder(changed: Readonly<Record<string, string | undefined>>): Promise<string> {
  const place = await mkdtemp(join(folder, 'openapi-'))
  const files = { 'omise.yaml': two, 'sandbox.yaml': two }
  await write(place, files)
  await mkdir(join(place, 'baseline'))
  await write(join(place, 'baseline'), files)
  await noteChecksums(join(place, 'baseline'))
  await write(place, { 'changes.md': '## Unreleased\n\nNothing.\n', ...changed })
  return place
}

async function write(place: string, files: Readonly<Record<string, string | undefined>>) {
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) await rm(join(place, name), { force: true })
    else await writeFile(join(place, name), text)
  }
}

const gone = 'omise.yaml: GET /b: the operation is gone'
const listing = (entry: string) => `## Unreleased\n\n- \`${gone}\`${entry}\n`

/** Ways in which a change that breaks clients could pass. */
const ways: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  'is not listed': { 'omise.yaml': one },
  'is listed without a reason': { 'omise.yaml': one, 'changes.md': listing('') },
  'is listed under an earlier release': {
    'omise.yaml': one,
    'changes.md': `## Unreleased\n\nNothing.\n\n## 1.0.0\n\n- \`${gone}\`: old\n`,
  },
  'is made in the documents of the last release as well': {
    'omise.yaml': one,
    'baseline/omise.yaml': one,
  },
  'is in a document that is compared with nothing': { 'third.yaml': one },
  'is hidden by an empty document of the last release': { 'baseline/omise.yaml': '' },
  'is hidden by one without operations': { 'baseline/omise.yaml': small('  {}\n') },
  'is hidden by one that is gone': { 'baseline/omise.yaml': undefined },
  'is hidden by a list that is gone': { 'omise.yaml': one, 'changes.md': undefined },
  'is hidden by a document that is empty now': { 'omise.yaml': '' },
  'is hidden by one that is no YAML': { 'omise.yaml': 'a: [' },
  'is hidden by checksums that are gone': { 'baseline/checksums.txt': undefined },
  'was listed and is not so': { 'changes.md': listing(': nobody called it') },
}

describe('the check of breaking changes', () => {
  it('is green where nothing changed, and where a change is listed with its reason', async () => {
    const listed = { 'omise.yaml': one, 'changes.md': listing(': nobody called it') }

    expect(await complaintsIn(await aFolder({}))).toEqual([])
    expect(await complaintsIn(await aFolder(listed))).toEqual([])
  })

  it.each(Object.entries(ways))('is red where a change %s', async (_way, changed) => {
    const place = await aFolder(changed)

    const complaints = await complaintsIn(place).catch((error: Error) => [error.message])

    expect(complaints).not.toEqual([])
  })
})
