import { existsSync, readFileSync } from 'node:fs'
import { UsageError } from '../cli/usage-error.ts'
import type { SettingsFile } from './read-settings.ts'

const defaultName = 'omise-sandbox.config.json'

/**
 * Reads the configuration file that is named, or `omise-sandbox.config.json` where there is one. Throws {@link UsageError} where it
 * is no JSON object.
 */
export function readSettingsFile(named: string | undefined): SettingsFile | undefined {
  const name = named ?? (existsSync(defaultName) ? defaultName : undefined)
  return name === undefined ? undefined : { name, values: readObject(name) }
}

function readObject(file: string): Record<string, unknown> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`${file} cannot be read. Name a file that exists, or leave --config out.`)
  }
  try {
    // Editors on Windows put a byte order mark first.
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Said below, with what it should be.
  }
  throw new UsageError(
    `${file} is not a JSON object of settings, such as {"port": 0, "after": "500ms"}.`,
  )
}
