import { printUnknown } from '@omise-sandbox/core'
import type { Command } from 'commander'
import { show } from '../cli/output.ts'
import { table } from '../cli/table.ts'
import {
  addStartSettings,
  readStartSettings,
  type StartSettingsRead,
} from '../settings/command-settings.ts'
import { keyOf, variableOf } from '../settings/setting.ts'
import type { StartSettings } from '../settings/start-settings.ts'

export function addConfig(program: Command): void {
  const config = program.command('config').description('See how start would be configured.')
  const command = config
    .command('print')
    .description('Print what start would run with, given the same flags, and where it is from.')
    .option('--json', 'print JSON')
  addStartSettings(command).action(async (flags: { readonly json?: boolean }) => {
    const { isLoopback } = await import('@omise-sandbox/sandbox')
    const read = readStartSettings(command)
    const listening = isLoopback(read.values.host) ? 'loopback' : 'elsewhere'
    const settings = namesOf(read.values).map((name) => ({
      flag: keyOf(name),
      value: valueInUse(name, read.values, listening),
      from: sourceOf(name, read),
    }))
    const byFlag = settings.map(({ flag, ...setting }) => [flag, setting])
    await show(flags, Object.fromEntries(byFlag), () =>
      table(settings, {
        flag: ({ flag }) => flag,
        value: ({ value }) => words(value),
        from: ({ from }) => from,
      }),
    )
  })
}

function namesOf(values: StartSettings): readonly (keyof StartSettings)[] {
  return Object.keys(values) as (keyof StartSettings)[]
}

/** What `start` makes of the setting, where it listens on loopback or elsewhere; null where it has no value. */
function valueInUse(
  name: keyof StartSettings,
  values: StartSettings,
  listening: 'loopback' | 'elsewhere',
): unknown {
  const value = values[name]
  switch (name) {
    case 'adminToken':
      if (value !== undefined) return 'set'
      return listening === 'loopback' ? null : 'made at start'
    case 'database':
      return values.database === undefined ? null : withoutPassword(values.database)
    case 'webhookSecretSalt':
      if (value !== undefined) return 'set'
      return listening === 'loopback' ? null : 'kept with the data'
    case 'allowPrivateWebhooks':
      return value ?? listening === 'loopback'
    default:
      return value ?? null
  }
}

/** A database's URL with what only its owner may know left out, its parameters included. */
function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'set'
  const { protocol, username, password, host, pathname } = new URL(url)
  const user = password === '' ? username : `${username}:***`
  return `${protocol}//${user === '' ? '' : `${user}@`}${host}${pathname}`
}

function sourceOf(name: keyof StartSettings, read: StartSettingsRead): string {
  switch (read.origins[name]) {
    case 'flag':
      return 'flag'
    case 'environment':
      return `env ${variableOf(name)}`
    case 'file':
      return `file ${read.file}`
    case 'default':
      return name === 'port' && read.portIsPlatforms ? 'env PORT' : 'default'
  }
}

function words(value: unknown): string {
  if (value === null) return '-'
  if (Array.isArray(value)) return value.join(', ') || '-'
  if (typeof value === 'object' && 'id' in value && 'name' in value) {
    return `${printUnknown(value.id)}:${printUnknown(value.name)}`
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return printUnknown(value)
}
