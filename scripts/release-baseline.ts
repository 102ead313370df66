/**
 * Makes the present OpenAPI documents those that later ones are compared with, and puts the list of breaking changes
 * under the version in `openapi/sandbox.yaml`, which a release raises first.
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { release } from '../packages/openapi-breaking/src/index.ts'
import {
  baseline,
  documents,
  folder,
  list,
  listIsTrue,
  noteChecksums,
  readDocument,
} from './breaking.ts'

const released = await versionIn(baseline)
const version = await versionIn(folder)
if (version === released) {
  process.stderr.write(
    `The last release is ${released} already. Raise info.version in openapi/sandbox.yaml first.\n`,
  )
  process.exitCode = 1
} else if (!(await listIsTrue())) {
  process.exitCode = 1
} else {
  for (const file of documents) await copyFile(join(folder, file), join(baseline, file))
  await noteChecksums()
  await writeFile(list, release(await readFile(list, 'utf8'), version))
  process.stdout.write(`Changes are compared with ${version} from now on. Commit openapi.\n`)
}

async function versionIn(place: string): Promise<string> {
  return (await readDocument(join(place, 'sandbox.yaml'))).info.version
}
