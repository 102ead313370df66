import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { root } from './run.ts'

/** Writes a made file, or with `--check` fails where it is not what would be written. */
export async function writeOrCheck(path: string, lines: readonly string[]): Promise<void> {
  const file = join(root, path)
  const text = lines.join('\n')
  if (!process.argv.includes('--check')) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  } else if (!(await isCurrent(file, text))) {
    process.stderr.write(`${path} is not current. Run npm run generate and commit.\n`)
    process.exitCode = 1
  }
}

/** Whether a file is there and holds this, to the byte. */
export async function isCurrent(file: string, text: string): Promise<boolean> {
  const there = await readFile(file).catch(() => undefined)
  return there?.equals(Buffer.from(text)) ?? false
}
