import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const assets = fileURLToPath(new URL('../dist/assets/', import.meta.url))
const maxBytes = 150_000

it('the scripts and styles of the console are at most 150 kB compressed', async () => {
  const files = (await readdir(assets)).filter((name) => /\.(js|css)$/.test(name))
  const sizes = await Promise.all(
    files.map(async (name) => gzipSync(await readFile(`${assets}${name}`)).length),
  )

  const total = sizes.reduce((sum, size) => sum + size, 0)
  expect(files).toHaveLength(2)
  expect(total).toBeLessThanOrEqual(maxBytes)
})
