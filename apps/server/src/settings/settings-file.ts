import { existsSync, readFileSync } from 'node:fs'
import { readObject } from '../cli/json-argument.ts'
import { UsageError } from '../cli/usage-error.ts'
import type { SettingsFile } from './read-settings.ts'

const defaultName = 'omise-sandbox.config.json'

/**
 * Reads the configuration file that is named, or `omise-sandbox.config.json` where there is one. Throws {@link UsageError}
 * where it is no JSON object.
 */
export function readSettingsFile(named: string | undefined): SettingsFile | undefined {
  const name = named ?? (existsSync(defaultName) ? defaultName : undefined)
  return name === undefined ? undefined : { name, values: readValues(name) }
}

function readValues(file: string): Record<string, unknown> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`${file} cannot be read. Name a file that exists, or leave --config out.`)
  }
  // Editors on Windows put a byte order mark first.
  const values = readObject(text.replace(/^\uFEFF/, ''))
  if (values) return values
  throw new UsageError(
    `${file} is not a JSON object of settings, such as {"port": 0, "after": "500ms"}.`,
  )
}
