import type { Block } from './documented.ts'
import type { Command } from './execute.ts'

/** Why an SDK cannot be run here: a sentence that says what to install. */
export class NotHere extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'NotHere'
  }
}

/** What a driver is started in. */
export interface Place {
  /** The SDK's sources. */
  readonly checkout: string
  /** A folder of its own, with the sandbox's authority at `.omise-sandbox/ca.pem`. */
  readonly folder: string
  /** The recipe of docs/sdks.md by which it connects: code that it loads, or the command that starts it. */
  readonly recipe: Block
}

/** One of Omise's SDKs, and how its driver is built and started. */
export interface Sdk {
  /** The repository's name at github.com/omise, and the folder of its checkout. */
  readonly name: string
  /** The section of docs/sdks.md with its recipes. */
  readonly section: string
  /** The released version, read from the checkout. */
  version(checkout: string): Promise<string>
  /** The interpreter with its version. Throws {@link NotHere} where it, or a library the SDK needs, is missing. */
  interpreter(checkout: string): Promise<string>
  /** Builds the driver with a recipe, and gives the command that runs it. */
  prepare(place: Place): Promise<Command>
}

/** Whether a recipe is a command that starts the program, and not code of it. */
export function isCommand(recipe: Block): boolean {
  return recipe.language === 'sh'
}
