import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { UsageError } from './usage-error.ts'

/** What a file holds, or what stdin brings where it is named `-`. Throws UsageError. */
export async function readInput(file: string): Promise<Buffer> {
  if (file === '-') return buffer(process.stdin)
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code}). Name a file that exists.`)
  })
}

export function nameOf(file: string): string {
  return file === '-' ? 'stdin' : file
}
