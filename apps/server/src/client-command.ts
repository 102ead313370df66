import type { Control, ControlClientOptions } from '@omise-sandbox/client/control'
import { type Command, InvalidArgumentError, Option } from 'commander'

/** The flags of every command that talks to a running sandbox. */
export interface ClientFlags {
  readonly url: string
  readonly key: string
  readonly adminToken?: string
  readonly json?: boolean
}

/**
 * A command that talks to a running sandbox.
 *
 * @param sandbox the flag that says where that is, of a command whose `--url` is another
 */
export function clientCommand(
  parent: Command,
  usage: string,
  description: string,
  sandbox: Option = urlOption(),
): Command {
  const command = parent.command(usage).description(description)
  return command
    .addOption(sandbox)
    .addOption(
      new Option('--key <key>', 'secret key of the account')
        .default('skey_test_sandbox')
        .env('OMISE_SANDBOX_KEY'),
    )
    .addOption(
      new Option('--admin-token <token>', 'wanted by a sandbox that listens off loopback').env(
        'OMISE_SANDBOX_ADMIN_TOKEN',
      ),
    )
    .option('--json', 'print JSON')
    .showHelpAfterError(`Run omise-sandbox ${pathOf(command)} --help for how it is used.`)
}

/** The names that lead to a command: `clock advance`. */
function pathOf(command: Command): string {
  const { parent } = command
  return parent?.parent ? `${pathOf(parent)} ${command.name()}` : command.name()
}

/** The port is the one that `start` takes from the same environment. */
export function urlOption(flags = '--url <url>'): Option {
  const { OMISE_SANDBOX_PORT: port = '8424' } = process.env
  return new Option(flags, 'where the sandbox is')
    .default(`http://127.0.0.1:${port}`)
    .env('OMISE_SANDBOX_URL')
}

/** How many of a list to show. */
export function limitOption(): Option {
  return new Option('--limit <number>', 'how many, at most 100').default(20).argParser((text) => {
    if (/^([1-9]\d?|100)$/.test(text)) return Number(text)
    throw new InvalidArgumentError('Use a whole number from 1 to 100.')
  })
}

/** Loads the client, which `start` can do without, for the sandbox and account that the flags name. */
export async function connect(
  flags: ClientFlags,
  options: Pick<ControlClientOptions, 'fetch'> = {},
): Promise<Control> {
  const { createControlClient } = await import('@omise-sandbox/client/control')
  return createControlClient({ ...clientOptions(flags), ...options })
}

export function clientOptions({ url, key, adminToken }: ClientFlags): ControlClientOptions {
  return { url, secretKey: key, ...(adminToken === undefined ? {} : { adminToken }) }
}
