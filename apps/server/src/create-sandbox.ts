import {
  createSandbox as createBareSandbox,
  type Sandbox,
  type SandboxObserver,
  type SandboxOptions,
} from '@omise-sandbox/sandbox'
import { findConsole } from './console-folder.ts'

/**
 * Starts a sandbox in this process, with the console at `/__sandbox/ui` once it listens.
 *
 * With `clock: 'virtual'` time stands still at `startAt` until `control.clock.advance('24h')` moves it; with a `seed`
 * the same calls give the same ids. Throws an OptionError where an option makes no sense.
 */
export async function createSandbox(
  options: SandboxOptions = {},
  observer: SandboxObserver = {},
): Promise<Sandbox> {
  const ui = options.ui ?? (await findConsole())
  return createBareSandbox(ui === undefined ? options : { ...options, ui }, observer)
}
