import type { Command } from 'commander'
import { UsageError } from './usage-error.ts'

/**
 * Makes every command refuse a flag that is given twice, unless its values are collected: of two values the last would win
 * without a word. `--no-x` and `--x` are the same flag.
 */
export function refuseRepeatedFlags(command: Command): void {
  const given = new Map<string, string>()
  for (const option of command.options) {
    const { long } = option
    if (long == null || option.variadic || isCollected(option.name())) continue
    command.on(`option:${option.name()}`, () => {
      const before = given.get(option.attributeName())
      if (before !== undefined) {
        throw new UsageError(
          before === long
            ? `${long} is given more than once. Give it once.`
            : `Both ${before} and ${long} are given. Give one of them.`,
        )
      }
      given.set(option.attributeName(), long)
    })
  }
  for (const each of command.commands) refuseRepeatedFlags(each)
}

/** Flags that are repeated on purpose, though each takes one value. */
function isCollected(name: string): boolean {
  return ['header', 'column', 'means'].includes(name)
}
