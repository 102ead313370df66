import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { type Command, Option } from 'commander'
import { addClientSettings } from '../cli/client-command.ts'
import { exitCodes } from '../cli/exit-codes.ts'
import { parseTimeout } from '../cli/flag-parsers.ts'
import { readObject } from '../cli/json-argument.ts'
import { note, print } from '../cli/output.ts'
import { clientSettings } from '../settings/client-settings.ts'
import type { Finished } from './finished.ts'

interface HealthcheckFlags {
  readonly url: string
  /** Milliseconds. */
  readonly wait?: number
}

export function addHealthcheck(program: Command, finished: Finished): void {
  const command = program
    .command('healthcheck')
    .description('Exit with 0 when a sandbox is ready, 1 when it is not, 4 when none is there.')
  addClientSettings(command, { url: clientSettings.url })
    .addOption(
      new Option(
        '--wait <duration>',
        'until it is ready; exits 124 when it is not by then',
      ).argParser(parseTimeout),
    )
    .action(async (flags: HealthcheckFlags) => {
      finished(await (flags.wait === undefined ? check(flags) : checkUntil(flags, flags.wait)))
    })
}

async function check({ url: text }: HealthcheckFlags): Promise<number> {
  const { readUrl } = await import('@omise-sandbox/client/control')
  const url = readUrl(text)
  const status = await poll(url, answerTimeout)
  if (status === 'ready') return describeReadiness(url)
  note(`What answers at ${url} is not ready: /readyz answered ${status}.`)
  return exitCodes.checkFailed
}

/** Milliseconds that an answer may take. */
const answerTimeout = 10_000

/** Between two looks at a sandbox that is starting; it tells nobody when it is ready but who asks. */
const pollInterval = 100

async function checkUntil({ url: text }: HealthcheckFlags, wait: number): Promise<number> {
  const { readUrl, UnreachableError } = await import('@omise-sandbox/client/control')
  const url = readUrl(text)
  const until = performance.now() + wait
  let said = 'late'
  for (;;) {
    const left = Math.max(1, Math.ceil(until - performance.now()))
    const status = await poll(url, left).catch((error: unknown) => {
      if (error instanceof UnreachableError) return error.message
      throw error
    })
    if (status === 'ready') return describeReadiness(url)
    // The last look may be too short to be told anything.
    if (status !== 'late') said = String(status)
    if (performance.now() + pollInterval > until) {
      note(`No sandbox was ready at ${url} in time: ${said}`)
      return exitCodes.timedOut
    }
    await setTimeout(pollInterval)
  }
}

async function describeReadiness(url: string): Promise<number> {
  await print(`The sandbox at ${url} is ready.\n`)
  return exitCodes.ok
}

/** `ready`, or what was answered in place of it; `late` where nothing was in time. */
async function poll(url: string, within: number): Promise<string | number> {
  const { reach } = await import('@omise-sandbox/client/control')
  const { status, body } = await reach(url, async () => {
    const signal = AbortSignal.timeout(within)
    const answer = await fetch(`${url}/readyz`, { redirect: 'manual', signal })
    return { status: answer.status, body: await answer.text() }
  }).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'TimeoutError') return { status: 0, body: '' }
    throw error
  })
  if (status === 0) return 'late'
  // Other programs answer 200 to anything.
  if (status === 200)
    return isDeepStrictEqual(readObject(body), { status: 'ready' })
      ? 'ready'
      : '200, and not as a sandbox does'
  return status
}
