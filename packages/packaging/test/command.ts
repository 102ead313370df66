import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const runFile = promisify(execFile)

/** Runs a program in a folder and gives what it wrote. Fails with all that it wrote. */
export async function run(
  program: string,
  args: readonly string[],
  folder: string,
): Promise<string> {
  // npm takes pnpm's settings for its own.
  const env = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name))
  const options = { cwd: folder, env: Object.fromEntries(env) }
  return runFile(program, args, options).then(
    ({ stdout }) => stdout,
    ({ message, stdout, stderr }) => {
      throw new Error([message, stdout, stderr].join('\n'))
    },
  )
}
