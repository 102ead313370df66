import { access, constants, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'

/** Where files are kept in memory and there is room for many databases; otherwise the disk after all. */
export async function folderInMemory(): Promise<string> {
  const place = '/dev/shm'
  try {
    await access(place, constants.W_OK)
    const { bavail, bsize } = await statfs(place)
    return bavail * bsize > 2 ** 30 ? place : tmpdir()
  } catch {
    return tmpdir()
  }
}
