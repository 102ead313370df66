import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createSandbox, type Sandbox, type SandboxOptions } from '@omise-sandbox/sandbox'

/** A sandbox that listens and serves the console. Close it with `await using`. */
export type ConsoleSandbox = Sandbox & {
  /** Where the console is, without a slash at the end. */
  readonly consoleUrl: string
}

export type ConsoleSandboxOptions = SandboxOptions & {
  /** That of one that was there before, to be the same sandbox started again. */
  readonly port?: number
  /** Where to listen if that is free; anywhere else is as good. */
  readonly preferredPort?: number
}

const built = fileURLToPath(new URL('../../dist', import.meta.url))

/**
 * Starts one on a free port, with time that stands still and ids that repeat where the options say nothing else. A test with
 * a page takes `startSandbox` from its fixtures, which outlives the page.
 */
export async function startSandbox({
  port,
  preferredPort = 0,
  ...options
}: ConsoleSandboxOptions = {}): Promise<ConsoleSandbox> {
  if (!existsSync(join(built, 'index.html'))) {
    throw new Error(
      `There is no console in ${built}. Build it: pnpm --filter @omise-sandbox/dashboard build`,
    )
  }
  const sandbox = await createSandbox({ ui: built, clock: 'virtual', seed: 'console', ...options })
  if (port !== undefined) await sandbox.listen({ port })
  else await sandbox.listen({ port: preferredPort }).catch(() => sandbox.listen())
  return Object.assign(sandbox, { consoleUrl: `${sandbox.url}/__sandbox/ui` })
}
