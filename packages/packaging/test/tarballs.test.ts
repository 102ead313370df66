import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { describe, expect, inject, it } from 'vitest'
import { run } from './command.ts'

const require = createRequire(import.meta.url)

describe.each(inject('tarballs'))('$name', ({ file, contents }) => {
  it('is put together as npm, bundlers and Node expect', async () => {
    const data = await readFile(file)
    const tarball = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true })

    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  it('has types for each module, under every way of finding ES modules', async () => {
    const attw = join(
      dirname(require.resolve('@arethetypeswrong/cli/package.json')),
      'dist/index.js',
    )

    await run(process.execPath, [attw, file, '--profile', 'esm-only'], dirname(file))
  })

  it('holds what is built, its licence and its README, and nothing else', async () => {
    const allowed =
      /^(LICENSE|README\.md|THIRD-PARTY-NOTICES\.txt|package\.json|[\w-]+(\.d\.ts|\.js)|ui\/(index\.html|icon\.svg|THIRD-PARTY-NOTICES\.md|assets\/[\w-]+\.(js|css)))$/

    expect(contents.filter((path) => !allowed.test(path))).toEqual([])
    expect(contents).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']))
    expect(contents.join()).not.toMatch(/\.(test|case)\./)
  })
})
