import { rename, rm, writeFile } from 'node:fs/promises'
import { UsageError } from '../cli/usage-error.ts'

/** The file whose existence says that a server is ready, and that holds its ready line. */
export interface ReadyFile {
  write(line: string): Promise<void>
  remove(): Promise<void>
}

/** Takes away what an earlier server left there, which whoever waits for the file would take for this one's. */
export async function openReadyFile(file: string | undefined): Promise<ReadyFile> {
  if (file === undefined) return { write: async () => {}, remove: async () => {} }
  await rm(file, { force: true }).catch((error: unknown) => refuse(file, error))
  return {
    async write(line) {
      // Whoever sees the file reads all of it; and its keys are for nobody else.
      const unfinished = `${file}.${process.pid}`
      try {
        await writeFile(unfinished, `${line}\n`, { mode: 0o600 })
        await rename(unfinished, file)
      } catch (error) {
        refuse(file, error)
      }
    },
    remove: () => rm(file, { force: true }),
  }
}

function refuse(file: string, error: unknown): never {
  const { code } = error as NodeJS.ErrnoException
  const why = code === undefined ? '' : ` (${code})`
  throw new UsageError(
    `--ready-file ${file} cannot be written${why}. Name a file in a folder that is there and yours.`,
  )
}
