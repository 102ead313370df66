import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const runFile = promisify(execFile)

/**
 * What pnpm and npm say of the script they run, which is not true of the folder that a test works in. All other settings of
 * npm (its registry, certificates, proxy and files of settings) are the machine's, and stay.
 */
const ofTheCaller =
  /^npm_(config_(user_agent|local_prefix|frozen_lockfile)|lifecycle_.*|package_.*|command|execpath|node_execpath)$/i

/** A registry that is away is told of with its reason, before the test's own time is over. */
const failFast = { npm_config_fetch_retries: '1', npm_config_fetch_timeout: '30000' }

/** Runs a program in a folder and gives what it wrote. Fails with all that it wrote. */
export async function run(
  program: string,
  args: readonly string[],
  folder: string,
): Promise<string> {
  const env = Object.entries(process.env).filter(([name]) => !ofTheCaller.test(name))
  const options = { cwd: folder, env: { ...Object.fromEntries(env), ...failFast } }
  return runFile(program, args, options).then(
    ({ stdout }) => stdout,
    ({ message, stdout, stderr }) => {
      throw new Error([message, stdout, stderr].join('\n'))
    },
  )
}
