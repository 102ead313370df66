import { readFile } from 'node:fs/promises'
import { UsageError } from '../../cli/usage-error.ts'
import { fieldsOf } from './read-scenario.ts'

/** The newest format of files that this version writes and reads. */
export const format = 1

/** The fields of a JSON file of ours. Throws a {@link UsageError}. */
export async function readOwnFile(
  file: string,
  what: string,
): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be read (${error.code}). Name a file that can be.`)
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UsageError(`${file} is not JSON. Name a file of ${what}.`)
  }
  const fields = fieldsOf(value, file)
  checkFormat(fields.format, file, what)
  return fields
}

function checkFormat(found: unknown, file: string, what: string): void {
  if (found === format) return
  if (typeof found === 'number' && found > format) {
    throw new UsageError(
      `${file} is of format ${found}, which is newer than this version reads (${format}). Play it with the omise-sandbox that wrote it, or update this one.`,
    )
  }
  throw new UsageError(`${file} holds no ${what}: its "format" is not ${format}.`)
}
