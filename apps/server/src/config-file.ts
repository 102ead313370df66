import { existsSync, readFileSync } from 'node:fs'
import { type Command, InvalidArgumentError, type Option } from 'commander'
import { UsageError } from './usage-error.ts'

const usualFile = 'omise-sandbox.config.json'

/**
 * Gives a command's flags the values of a JSON file whose keys are their long names: `{"port": 0, "after": "500ms"}`.
 * Called when the flags and the environment have been read, which win. Throws {@link UsageError}.
 */
export function applyConfigFile(command: Command, flags: readonly Option[]): void {
  const file = configFileOf(command)
  if (file === undefined) return
  const options = flags.filter((option) => option.long !== '--config')
  for (const [key, value] of Object.entries(readObject(file))) {
    const option = options.find(({ long }) => long === `--${key}`)
    if (!option) {
      const names = options.map(({ long }) => long?.slice(2)).join(', ')
      throw new UsageError(`${file} has "${key}", which is no flag. Use: ${names}.`)
    }
    const read = readAsFlag(option, value, file)
    const name = option.attributeName()
    const source = command.getOptionValueSource(name)
    if (source === 'cli' || source === 'env') continue
    command.setOptionValueWithSource(name, read, 'config')
  }
}

/** The file named by --config, or the usual one where there is one. */
export function configFileOf(command: Command): string | undefined {
  const { config: named } = command.opts<{ readonly config?: string }>()
  return named ?? (existsSync(usualFile) ? usualFile : undefined)
}

function readObject(file: string): Record<string, unknown> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`${file} cannot be read. Name a file that exists, or leave --config out.`)
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Said below, with what it should be.
  }
  throw new UsageError(
    `${file} is not a JSON object of flags, such as {"port": 0, "after": "500ms"}.`,
  )
}

/** The value as the flag would have read it from the command line. */
function readAsFlag(option: Option, value: unknown, file: string): unknown {
  if (!option.required && !option.optional) return value === true
  const words = Array.isArray(value) ? value.join(',') : String(value)
  if (option.argChoices && !option.argChoices.includes(words)) {
    throw new UsageError(
      `${file}: ${option.long?.slice(2)} cannot be "${words}". Use one of: ${option.argChoices.join(', ')}.`,
    )
  }
  try {
    return option.parseArg
      ? option.parseArg(words, (option.defaultValue ?? undefined) as never)
      : words
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error
    throw new UsageError(`${file}: ${option.long?.slice(2)} cannot be "${words}". ${error.message}`)
  }
}
