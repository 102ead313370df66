import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'
import { writeOrCheck } from './write-or-check.ts'

/** Writes lines between two others of a document, or with `--check` only compares. The rest of the document stays. */
export async function makeBetween(
  document: string,
  { opening, closing }: { readonly opening: string; readonly closing: string },
  lines: readonly string[],
): Promise<void> {
  const [before, rest] = readFileSync(join(root, document), 'utf8').split(`${opening}\n`)
  const [, after] = rest?.split(closing) ?? []
  if (after === undefined) {
    throw new Error(`${document} has no lines "${opening}" and "${closing}". Put them back.`)
  }
  await writeOrCheck(document, [`${before}${opening}`, '', ...lines, '', `${closing}${after}`])
}
