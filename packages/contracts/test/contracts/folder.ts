import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder of files that goes when a suite ends. */
export async function makeFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'contracts-'))
  afterAll(() => rm(folder, { recursive: true }))
  return {
    path: folder,
    /** Writes a file, an object as JSON, and returns its path. */
    async write(name: string, content: object | string | Buffer): Promise<string> {
      const file = join(folder, name)
      await mkdir(dirname(file), { recursive: true })
      const isRaw = typeof content === 'string' || Buffer.isBuffer(content)
      await writeFile(file, isRaw ? content : JSON.stringify(content))
      return file
    },
  }
}
