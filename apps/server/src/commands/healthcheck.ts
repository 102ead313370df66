import type { Command } from 'commander'
import { urlOption } from '../client-command.ts'
import { exitCodes } from '../exit-codes.ts'
import { note, print } from '../output.ts'
import type { Finished } from './finished.ts'

export function addHealthcheck(program: Command, finished: Finished): void {
  program
    .command('healthcheck')
    .description('Exit with 0 when a sandbox is ready, 1 when it is not, 4 when none is there.')
    .addOption(urlOption())
    .action(async (flags: { readonly url: string }) => finished(await check(flags)))
}

async function check({ url: text }: { readonly url: string }): Promise<number> {
  const { readUrl, reach } = await import('@omise-sandbox/client/control')
  const url = readUrl(text)
  const { status, body } = await reach(url, async () => {
    const answer = await fetch(`${url}/readyz`, { redirect: 'manual' })
    return { status: answer.status, body: await answer.text() }
  })
  // Other programs answer 200 to anything.
  if (status === 200 && body.includes('"ready"')) {
    await print(`The sandbox at ${url} is ready.\n`)
    return exitCodes.ok
  }
  note(`What answers at ${url} is not ready: /readyz answered ${status}.`)
  return exitCodes.checkFailed
}
