import type { Command, Option } from 'commander'
import { configFileOf } from '../config-file.ts'
import { show } from '../output.ts'
import { addStartFlags, portFromPlatform, type StartFlags } from '../start-flags.ts'
import { table } from '../table.ts'

/** A flag of `start`, with the value it would have. */
interface Setting {
  readonly flag: string
  readonly value: unknown
  /** `flag`, `env OMISE_SANDBOX_PORT`, `file omise-sandbox.config.json` or `default`. */
  readonly from: string
}

export function addConfig(program: Command): void {
  const config = program.command('config').description('See how start would be configured.')
  const command = config
    .command('print')
    .description('Print what start would run with, given the same flags, and where it is from.')
    .option('--json', 'print JSON')
  addStartFlags(command).action(async (flags: { readonly json?: boolean }) => {
    const { isLoopback } = await import('@omise-sandbox/sandbox')
    const isPrivate = isLoopback(command.opts<StartFlags>().host)
    const settings = command.options
      .filter(({ long }) => long !== '--config' && long !== '--json')
      .map((option) => ({
        flag: option.long?.slice(2) ?? option.name(),
        value: valueInUse(command, option, isPrivate ? 'loopback' : 'elsewhere'),
        from: sourceOf(command, option),
      }))
    if (flags.json) await show(flags, byFlag(settings), String)
    else await show(flags, settings, settingsTable)
  })
}

/** What `start` makes of the flag, where it listens on loopback or elsewhere; null where it has no value. */
function valueInUse(
  command: Command,
  option: Option,
  listening: 'loopback' | 'elsewhere',
): unknown {
  const name = option.attributeName()
  const given: unknown = command.getOptionValue(name)
  if (name === 'adminToken') {
    if (given !== undefined) return 'set'
    return listening === 'loopback' ? null : 'made at start'
  }
  if (name === 'database' && typeof given === 'string') return withoutPassword(given)
  if (given !== undefined) return given
  if (name === 'allowPrivateWebhooks') return listening === 'loopback'
  return option.required || option.optional ? null : false
}

/** A database's URL with what only its owner may know left out, its parameters included. */
function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'set'
  const { protocol, username, password, host, pathname } = new URL(url)
  const user = password === '' ? username : `${username}:***`
  return `${protocol}//${user === '' ? '' : `${user}@`}${host}${pathname}`
}

function sourceOf(command: Command, option: Option): string {
  switch (command.getOptionValueSource(option.attributeName())) {
    case 'cli':
      return 'flag'
    case 'env':
      return `env ${option.envVar}`
    case 'config':
      return `file ${configFileOf(command)}`
    default:
      return option.long === '--port' && portFromPlatform() !== undefined ? 'env PORT' : 'default'
  }
}

function byFlag(settings: readonly Setting[]): object {
  return Object.fromEntries(settings.map(({ flag, value, from }) => [flag, { value, from }]))
}

function settingsTable(settings: readonly Setting[]): string {
  return table(settings, {
    flag: ({ flag }) => flag,
    value: ({ value }) => words(value),
    from: ({ from }) => from,
  })
}

function words(value: unknown): string {
  if (value === null) return '-'
  if (Array.isArray(value)) return value.join(', ') || '-'
  if (typeof value === 'object' && 'id' in value && 'name' in value) {
    return `${value.id}:${value.name}`
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}
