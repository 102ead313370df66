import { type Browser, chromium } from 'playwright-core'

/** A Chromium on this machine, and what it needs in its environment beyond ours. */
export interface Executable {
  readonly path: string
  readonly environment: Readonly<Record<string, string>>
}

const flags = [
  // Its own sandbox wants rights that root and containers do not give; it only sees pages of ours.
  '--no-sandbox',
  // The pages of one context share a process: to start one for each page takes longer than to show it.
  '--renderer-process-limit=1',
  '--disable-gpu',
  // A page is drawn in strips as wide as it, not in squares: each costs, whatever is in it.
  '--default-tile-width=1280',
  '--default-tile-height=256',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever a page asks for elsewhere is not found; the guard reports that it asked. A name that leads here is one that a page has
  // rebound to this machine.
  '--host-resolver-rules=MAP *.rebound.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE ::1',
]

/** Starts it without a window, with a profile of its own that goes when it closes. */
export function start(executable: Executable): Promise<Browser> {
  return chromium.launch({
    executablePath: executable.path,
    args: [...flags],
    env: { ...process.env, ...executable.environment },
    timeout: 60_000,
  })
}
