/**
 * Makes everything under `src/generated` from the two documents in `openapi/`.
 *
 * With `--check` it writes nothing and exits 1 where a file is not what it would write.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { Document } from './document.ts'
import { routeTable } from './routes.ts'
import { documentTypes } from './types.ts'
import { requestValidators } from './validators.ts'

const documents = new URL('../../../openapi/', import.meta.url)
const generated = new URL('../src/generated/', import.meta.url)

async function filesOf(name: 'omise' | 'sandbox'): Promise<Record<string, string>> {
  const document = parse(await readFile(new URL(`${name}.yaml`, documents), 'utf8'), {
    maxAliasCount: -1,
    merge: true,
  }) as Document
  return {
    [`${name}.json`]: `${JSON.stringify(document)}\n`,
    [`${name}-types.ts`]: await documentTypes(document),
    [`${name}-routes.ts`]: routeTable(name, document),
    ...(document.components.examples ? { [`${name}-examples.json`]: examples(document) } : {}),
    ...requestValidators(name, document),
  }
}

/** The document's own examples, by their names. */
function examples({ components }: Document): string {
  const named = Object.entries(components.examples ?? {}).map(([key, { value }]) => [key, value])
  return `${JSON.stringify(Object.fromEntries(named))}\n`
}

const files = { ...(await filesOf('omise')), ...(await filesOf('sandbox')) }
if (process.argv.includes('--check')) {
  const stale: string[] = []
  for (const [file, text] of Object.entries(files)) {
    const present = await readFile(new URL(file, generated), 'utf8').catch(() => undefined)
    if (present !== text) stale.push(file)
  }
  if (stale.length > 0) {
    process.stderr.write(
      `Not what openapi/ says: ${stale.join(', ')} in packages/api/src/generated. Run npm run generate and commit.\n`,
    )
    process.exitCode = 1
  }
} else {
  await mkdir(generated, { recursive: true })
  for (const [file, text] of Object.entries(files)) await writeFile(new URL(file, generated), text)
}
