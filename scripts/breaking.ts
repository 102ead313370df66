import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import {
  breakingChanges,
  complaints,
  type Document,
} from '../packages/openapi-breaking/src/index.ts'
import { root } from './run.ts'

export const documents = ['omise.yaml', 'sandbox.yaml'] as const
export const folder = join(root, 'openapi')
export const baseline = join(folder, 'baseline')
export const list = join(folder, 'changes.md')
const checksums = 'checksums.txt'

/** Throws where it is no OpenAPI document with operations: of an empty one nothing could be told. */
export async function readDocument(path: string): Promise<Document> {
  const document = parse(await readFile(path, 'utf8'), {
    maxAliasCount: -1,
    merge: true,
  }) as Document | null
  if (Object.keys(document?.paths ?? {}).length > 0) return document as Document
  throw new Error(`${path} describes no operation. Take the file back from the repository.`)
}

/** Whether `openapi/changes.md` is true of what breaks clients of the last release; says on stderr where it is not. */
export async function listIsTrue(): Promise<boolean> {
  const said = await complaintsIn(folder)
  if (said.length > 0) {
    process.stderr.write(
      [
        'What breaks clients of the last release is not what openapi/changes.md lists under "Unreleased":',
        ...said.map((complaint) => `- ${complaint}`),
        '',
      ].join('\n'),
    )
  }
  return said.length === 0
}

/** Why the list in a folder of documents is not true, and why it cannot be told. */
export async function complaintsIn(place: string): Promise<string[]> {
  const there = (await readdir(place)).filter((file) => /\.ya?ml$/.test(file))
  const changes = await Promise.all(
    documents.map(async (file) =>
      breakingChanges({
        file,
        before: await readDocument(join(place, 'baseline', file)),
        after: await readDocument(join(place, file)),
      }),
    ),
  )
  return [
    ...there
      .filter((file) => !documents.some((known) => known === file))
      .map((file) => `${file} is compared with nothing. Name it in scripts/breaking.ts.`),
    ...(await editedBaseline(join(place, 'baseline'))),
    ...complaints(changes.flat(), await readFile(join(place, 'changes.md'), 'utf8')),
  ]
}

/** Notes what the documents of the last release are, so that they are not edited to hide a change. */
export async function noteChecksums(place = baseline): Promise<void> {
  await writeFile(join(place, checksums), await checksumsOf(place))
}

async function editedBaseline(place: string): Promise<string[]> {
  const noted = await readFile(join(place, checksums), 'utf8').catch(() => '')
  return noted === (await checksumsOf(place))
    ? []
    : [
        'baseline/ is not what was released. Take it back; npm run release:baseline alone writes it.',
      ]
}

async function checksumsOf(place: string): Promise<string> {
  const lines = documents.map(async (file) => {
    const hash = createHash('sha256').update(await readFile(join(place, file)))
    return `${hash.digest('hex')}  ${file}\n`
  })
  return (await Promise.all(lines)).join('')
}
