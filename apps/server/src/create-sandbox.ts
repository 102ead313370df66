import {
  createSandbox as createBareSandbox,
  type Sandbox,
  type SandboxObserver,
  type SandboxOptions,
} from '@omise-sandbox/sandbox'
import { createAgentDoor } from './agent-door.ts'
import { findConsole } from './console-folder.ts'

/**
 * Starts a sandbox in this process, with the console at `/__sandbox/ui` and MCP for coding agents at `/__sandbox/mcp` once
 * it listens.
 *
 * With `clock: 'virtual'` time stands still at `startAt` until `control.clock.advance('24h')` moves it; with a `seed`
 * the same calls give the same ids. Throws an OptionError where an option makes no sense.
 */
export async function createSandbox(
  options: SandboxOptions = {},
  observer: SandboxObserver = {},
): Promise<Sandbox> {
  const ui = options.ui ?? (await findConsole())
  const { adminToken, offLoopback = false, webhookHosts } = options
  const isGuarded = offLoopback || webhookHosts !== undefined
  const agents = createAgentDoor(() => ({ url: addressOf(sandbox), adminToken, isGuarded }))
  const sandbox = await createBareSandbox(
    { agents, ...options, ...(ui === undefined ? {} : { ui }) },
    observer,
  )
  return sandbox
}

function addressOf(sandbox: Sandbox): string | undefined {
  try {
    return sandbox.url
  } catch {
    return undefined
  }
}
