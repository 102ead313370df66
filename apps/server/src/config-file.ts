import { existsSync, readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'

const usualFile = 'omise-sandbox.config.json'

/** A configuration file that cannot be used, said in a sentence. */
export class ConfigError extends Error {}

/**
 * Gives a command's flags the values of a JSON file whose keys are their long names: `{"port": 0, "after": "500ms"}`.
 * The environment and the flags themselves, which are read later, win.
 */
export function applyConfigFile(command: Command, args: readonly string[]): void {
  const named = fileNamedIn(args)
  const file = named ?? (existsSync(usualFile) ? usualFile : undefined)
  if (file === undefined) return
  const options = command.options.filter((option) => option.long !== '--config')
  for (const [key, value] of Object.entries(readObject(file))) {
    const option = options.find(({ long }) => long === `--${key}`)
    if (!option) {
      const names = options.map(({ long }) => long?.slice(2)).join(', ')
      throw new ConfigError(`${file} has "${key}", which is no flag. Use: ${names}.`)
    }
    command.setOptionValueWithSource(
      option.attributeName(),
      readAsFlag(option, value, file),
      'config',
    )
  }
}

type FlagOption = Command['options'][number]

function fileNamedIn(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--config' || arg.startsWith('--config='))
  const [flag, next] = at === -1 ? [] : args.slice(at)
  return flag === '--config' ? next : flag?.slice('--config='.length)
}

function readObject(file: string): Record<string, unknown> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new ConfigError(`${file} cannot be read. Name a file that exists, or leave --config out.`)
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Said below, with what it should be.
  }
  throw new ConfigError(
    `${file} is not a JSON object of flags, such as {"port": 0, "after": "500ms"}.`,
  )
}

/** The value as the flag would have read it from the command line. */
function readAsFlag(option: FlagOption, value: unknown, file: string): unknown {
  if (!option.required && !option.optional) return value === true
  const words = Array.isArray(value) ? value.join(',') : String(value)
  if (option.argChoices && !option.argChoices.includes(words)) {
    throw new ConfigError(
      `${file}: ${option.long?.slice(2)} cannot be "${words}". Use one of: ${option.argChoices.join(', ')}.`,
    )
  }
  try {
    return option.parseArg
      ? option.parseArg(words, (option.defaultValue ?? undefined) as never)
      : words
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error
    throw new ConfigError(
      `${file}: ${option.long?.slice(2)} cannot be "${words}". ${error.message}`,
    )
  }
}
