import { type Command, InvalidArgumentError, Option } from 'commander'
import { type ClientFlags, clientCommand } from '../client-command.ts'
import { type EventKey, parseEventKeys } from '../event-keys.ts'
import type { Finished } from './finished.ts'

export interface ListenFlags extends ClientFlags {
  readonly forwardTo: URL
  readonly events?: (EventKey | '*')[]
  readonly printSecret?: boolean
  readonly headers?: boolean
}

export function addListen(program: Command, finished: Finished): void {
  clientCommand(program, 'listen', 'Forward webhooks to a receiver, until interrupted.')
    .addOption(
      new Option('--forward-to <url>', 'where it is: http://127.0.0.1:3000/hook')
        .argParser(parseTarget)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--events <keys>', 'only these: charge.create,charge.complete').argParser(
        parseEventKeys,
      ),
    )
    .option('--print-secret', 'print the webhook secret first')
    .option('--headers', 'print the headers of each webhook too')
    .addHelpText(
      'after',
      '\nFor a receiver that the sandbox itself cannot reach. Webhooks then go to sandbox:inbox, unless another url is set.',
    )
    .action(async (flags: ListenFlags) => {
      const { listen } = await import('../listen/listen.ts')
      finished(await listen(flags))
    })
}

function parseTarget(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new InvalidArgumentError('Use an address such as http://127.0.0.1:3000/hook.')
}
