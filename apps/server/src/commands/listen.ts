import { type Command, InvalidArgumentError, Option } from 'commander'
import { clientCommand } from '../cli/client-command.ts'
import { parseEventKeys } from '../cli/event-keys.ts'
import { headerParser } from '../cli/flag-parsers.ts'
import type { ListenFlags } from '../listen/session.ts'
import { statusOption } from './charges.ts'
import type { Finished } from './finished.ts'

export function addListen(program: Command, finished: Finished): void {
  clientCommand(program, 'listen', 'Forward webhooks to a receiver, until interrupted.')
    .addOption(
      new Option(
        '-f, --forward-to <url>',
        'where it is: http://127.0.0.1:3000/hook, or localhost:3000/hook',
      )
        .argParser(parseTarget)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('-e, --events <keys>', 'only these: charge.create,charge.complete').argParser(
        parseEventKeys,
      ),
    )
    .option('--charge <charge>', "only this charge's")
    .addOption(statusOption('only of charges that had this status when the event happened'))
    .addOption(
      new Option(
        '-H, --header <header>',
        "'Name: value' to send with each, in place of its own of that name; repeat it",
      ).argParser(headerParser('X-Tenant: shop-1')),
    )
    .option('--skip-verify', 'accept any TLS certificate of the receiver')
    .option('--print-secret', 'print the webhook secret first')
    .option('--headers', 'print the headers of each webhook too')
    .addHelpText('after', helpText)
    .action(async (flags: ListenFlags) => {
      const { listen } = await import('../listen/listen.ts')
      finished(await listen(flags))
    })
}

const helpText = `
For a receiver that the sandbox itself cannot reach. What the receiver answers is the webhook's result, in the log and for
retries, wait and trigger. Webhooks then go to sandbox:listener, unless another url is set. What --events, --charge and
--status leave out is not sent at all.`

/** An address, whose scheme is http where it names none; a port alone is one of this machine. */
function parseTarget(text: string): URL {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${withHost(text)}`
  const target = URL.canParse(url) ? new URL(url) : undefined
  if (target && /^https?:$/.test(target.protocol)) return target
  throw new InvalidArgumentError('Use an address such as http://127.0.0.1:3000/hook.')
}

function withHost(text: string): string {
  return /^:?\d{1,5}(\/|$)/.test(text) ? `localhost:${text.replace(/^:/, '')}` : text
}
