import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { complaints } from '../packages/api/breaking/changes.ts'
import { breakingChanges } from '../packages/api/breaking/compare.ts'
import type { Document } from '../packages/api/breaking/document.ts'
import { root } from './run.ts'

export const documents = ['omise.yaml', 'sandbox.yaml'] as const
export const folder = join(root, 'openapi')
export const baseline = join(folder, 'baseline')
export const list = join(folder, 'changes.md')

export async function readDocument(path: string): Promise<Document> {
  return parse(await readFile(path, 'utf8'), { maxAliasCount: -1 }) as Document
}

/** Whether `openapi/changes.md` is true of what breaks clients of the last release; says on stderr where it is not. */
export async function listIsTrue(): Promise<boolean> {
  const changes = await Promise.all(
    documents.map(async (file) =>
      breakingChanges({
        file,
        before: await readDocument(join(baseline, file)),
        after: await readDocument(join(folder, file)),
      }),
    ),
  )
  const said = complaints(changes.flat(), await readFile(list, 'utf8'))
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
