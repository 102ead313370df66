import type { Control, ControlClientOptions } from '@omise-sandbox/client/control'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { clientSettings } from '../settings/client-settings.ts'
import { addSettings } from '../settings/command-settings.ts'
import { readEnvironment } from '../settings/environment.ts'
import { readSettings } from '../settings/read-settings.ts'
import type { SettingsTable } from '../settings/setting.ts'
import { startSettings } from '../settings/start-settings.ts'

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
 * @param urlFlag the flag that says where that is, of a command whose `--url` is another
 * @param isDefault whether it is meant where its parent is given no command
 */
export function clientCommand(
  parent: Command,
  usage: string,
  description: string,
  {
    urlFlag = 'url',
    isDefault = false,
  }: { readonly urlFlag?: string; readonly isDefault?: boolean } = {},
): Command {
  const command = parent.command(usage, { isDefault }).description(description)
  return addClientSettings(command, withUrlFlag(urlFlag))
    .option('--json', 'print JSON')
    .showHelpAfterError(`Run omise-sandbox ${pathOf(command)} --help for how it is used.`)
}

function withUrlFlag(flag: string) {
  return { ...clientSettings, url: { ...clientSettings.url, flag } }
}

/** Gives a command the flags of these settings, and their values from the environment where a flag leaves them open. */
export function addClientSettings(command: Command, table: SettingsTable): Command {
  return addSettings(command, table).hook('preAction', () => {
    const { variables: environment } = readEnvironment(process.env)
    const { values } = readSettings(table, { flags: {}, environment })
    for (const [name, setting] of Object.entries(table)) {
      const attribute = attributeOf(setting.flag ?? name)
      // An empty flag is refused when it is used: without it, another account might be changed than was meant.
      if (command.getOptionValue(attribute) !== undefined) continue
      command.setOptionValue(attribute, values[name] ?? defaultOf(name, environment))
    }
  })
}

function attributeOf(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** The port is the one that `start` takes from the same environment. */
function defaultOf(name: string, environment: ReadonlyMap<string, string>): string | undefined {
  if (name !== 'url') return undefined
  const { values } = readSettings({ port: startSettings.port }, { flags: {}, environment })
  return `http://127.0.0.1:${values.port}`
}

/** The names that lead to a command: `clock advance`. */
function pathOf(command: Command): string {
  const { parent } = command
  return parent?.parent ? `${pathOf(parent)} ${command.name()}` : command.name()
}

export interface ListFlags extends ClientFlags {
  readonly charge?: string
  readonly limit: number
}

/** A command that lists what happened, of the account or of one charge. */
export function listCommand(...args: Parameters<typeof clientCommand>): Command {
  const command = clientCommand(...args).addOption(limitOption())
  return command.option('--charge <charge>', "only this charge's")
}

/** How many of a list to show. */
export function limitOption(): Option {
  return new Option('--limit <number>', 'how many, at most 100').default(20).argParser((text) => {
    if (/^([1-9]\d?|100)$/.test(text)) return Number(text)
    throw new InvalidArgumentError('Use a whole number from 1 to 100.')
  })
}

/** What a command does with the account that its flags name, given its arguments. */
export function withControl<Flags extends ClientFlags, Args extends unknown[]>(
  work: (control: Control, flags: Flags, ...args: Args) => Promise<void>,
) {
  // Commander gives the arguments first, then the flags, and the command itself.
  return async (...given: unknown[]): Promise<void> => {
    const [flags] = given.splice(-2) as [Flags, Command]
    await work(await connect(flags), flags, ...(given as Args))
  }
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
