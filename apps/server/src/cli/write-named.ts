import { writeFile } from 'node:fs/promises'
import { UsageError } from './usage-error.ts'

/** Writes a file that an argument or a flag names. */
export async function writeNamed(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be written (${error.code}). Name a file that can be.`)
  })
}
