import { randomBytes } from 'node:crypto'
import type { ControlWire, Wire } from '@omise-sandbox/api'
import { beginInProcess, runInProcess } from './in-process.ts'
import { call, form, type Ready, run } from './run.ts'

/** An account of its own on a running server, with the command line pointed at it. */
export function anAccount({ url }: Pick<Ready, 'url'>) {
  const secretKey = `skey_test_${randomBytes(8).toString('hex')}`
  const env = { OMISE_SANDBOX_URL: url, OMISE_SANDBOX_KEY: secretKey }

  return {
    env,
    /** The command, to be interrupted. */
    begin: (...args: string[]) => beginInProcess(args, env),
    /** The command in a process of its own, to be fed, or left by who reads it. */
    beginProcess: (...args: string[]) => run(args, env),
    /** The command, run to its end. */
    command: (...args: string[]) => runInProcess(args, env),
    /** Changes the account's settings. */
    async set(settings: ControlWire['AccountSettingsUpdate']): Promise<void> {
      const body = JSON.stringify(settings)
      await call({ url, secretKey }, '/__sandbox/account', { method: 'PATCH', body })
    },
    /** What the command prints with --json. Throws where it fails. */
    async json<T>(...args: string[]): Promise<T> {
      const { code, stdout, stderr } = await runInProcess([...args, '--json'], env)
      if (code !== 0) throw new Error(`${args.join(' ')} exited ${code}: ${stderr}`)
      return JSON.parse(stdout) as T
    },
    async charge(fields: Readonly<Record<string, string>> = {}): Promise<Wire['Charge']> {
      const body = new URLSearchParams({ ...Object.fromEntries(form), ...fields })
      const answer = await call({ url, secretKey }, '/charges', { method: 'POST', body })
      return (await answer.json()) as Wire['Charge']
    },
  }
}
