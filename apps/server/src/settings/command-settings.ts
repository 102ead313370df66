import { printUnknown } from '@omise-sandbox/core'
import { type Command, Option } from 'commander'
import { refuseCombinations } from './combinations.ts'
import { readEnvironment } from './environment.ts'
import { readSettings, type SettingSources, type Settings } from './read-settings.ts'
import { flagOf, type Setting, type SettingsTable, variableOf } from './setting.ts'
import { readSettingsFile } from './settings-file.ts'
import { startSettings } from './start-settings.ts'

/** Gives a command the flags of a table's settings; their texts are read by {@link readSettings} later. */
export function addSettings(command: Command, table: SettingsTable): Command {
  for (const [name, setting] of Object.entries(table)) {
    const { placeholder, help } = setting
    const option = new Option(
      `${flagOf(name, setting)} ${placeholder}`,
      `${help} (${facts(name, setting)})`,
    )
    if (setting.isList) option.argParser(collect)
    command.addOption(option)
  }
  return command
}

function facts(name: string, setting: Setting): string {
  const { default: value, defaultText = value } = setting
  const shown = defaultText === false ? 'no' : defaultText
  const variable = `env: ${variableOf(name, setting)}`
  return shown === undefined ? variable : `default: ${printUnknown(shown)}, ${variable}`
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

/** Gives a command the flags of `start`, and `--config`. */
export function addStartSettings(command: Command): Command {
  return addSettings(command, startSettings).option(
    '--config <file>',
    'JSON with these flags as keys (default: omise-sandbox.config.json where there is one, env: OMISE_SANDBOX_CONFIG)',
  )
}

export interface StartSettingsRead extends Settings<typeof startSettings> {
  /** The configuration file that was read. */
  readonly file: string | undefined
  /** Whether the port is the one that the platform names in `PORT`. */
  readonly portIsPlatforms: boolean
}

/** The settings of `start` from its flags, the environment and the configuration file. Throws UsageError. */
export function readStartSettings(
  command: Command,
  environmentVariables: Readonly<Record<string, string | undefined>> = process.env,
): StartSettingsRead {
  const { config, ...flags } = command.opts<Flags & { readonly config?: string }>()
  const { variables: environment } = readEnvironment(environmentVariables)
  const file = readSettingsFile(config || environment.get('OMISE_SANDBOX_CONFIG'))
  const settings = readSettings(startSettings, { flags, environment, file })
  refuseCombinations(settings)
  const port = platformPort(environment.get('PORT'))
  const portIsPlatforms = port !== undefined && settings.origins.port === 'default'
  return {
    ...settings,
    ...(portIsPlatforms ? { values: { ...settings.values, port } } : {}),
    file: file?.name,
    portIsPlatforms,
  }
}

/** A command's flags by their attribute names, as the command line holds them. */
type Flags = SettingSources['flags']

/** The port that many platforms name in PORT, where nothing of ours sets one; anything else in it is not meant for us. */
function platformPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = startSettings.port.parse(text)
  return port.ok ? port.value : undefined
}
