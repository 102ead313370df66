import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Analysis, Problem } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, it } from 'vitest'

/** By its file: under the conditions of Vitest, its name stands for sources in TypeScript, which Node does not load. */
const core = createRequire(import.meta.url).resolve('@arethetypeswrong/core/package.json')
const { checkPackage, createPackageFromTarballData }: typeof import('@arethetypeswrong/core') =
  await import(join(dirname(core), 'dist/index.js'))

/** What is of ES modules only, like Vitest itself, need be found by no old Node and no `require`. */
function isOfVitest(problem: Problem): boolean {
  return (
    'entrypoint' in problem &&
    problem.entrypoint === './vitest' &&
    ['node10', 'node16-cjs'].includes(problem.resolutionKind)
  )
}

describe.each(inject('tarballs'))('$name', ({ file, contents }) => {
  it('is put together as npm, bundlers and Node expect', async () => {
    const data = await readFile(file)
    const tarball = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true })

    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  it('has types for each module, under every way of finding modules', async () => {
    const data = createPackageFromTarballData(new Uint8Array(await readFile(file)))

    const { types, problems } = (await checkPackage(data)) as Analysis

    expect(types).toEqual({ kind: 'included' })
    expect(problems.filter((one) => !isOfVitest(one))).toEqual([])
  })

  it('holds what is built, its licence and its README, and nothing else', async () => {
    const allowed =
      /^(LICENSE|README\.md|THIRD-PARTY-NOTICES\.txt|package\.json|sbom\.cdx\.json|[\w-]+(\.cjs)?[\w-]*(\.d\.c?ts|\.[cm]?js)|guide\/llms(-full)?\.txt|ui\/(index\.html|icon\.svg|THIRD-PARTY-NOTICES\.md|assets\/[\w-]+\.(js|css|woff2)))$/

    expect(contents.filter((path) => !allowed.test(path))).toEqual([])
    expect(contents).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'sbom.cdx.json']),
    )
    expect(contents.join()).not.toMatch(/\.(test|case)\./)
  })
})
