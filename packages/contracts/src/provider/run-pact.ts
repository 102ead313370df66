import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** What Pact's verifier is told; the names are its own. */
interface PactOptions {
  readonly provider: string
  readonly providerBaseUrl: string
  readonly providerStatesSetupUrl: string
  readonly providerStatesSetupBody: true
  readonly providerStatesSetupTeardown: true
  readonly transports: readonly {
    readonly protocol: string
    readonly port: number
    readonly path: string
  }[]
  readonly pactUrls: readonly string[]
  readonly failIfNoPactsFound: true
  readonly logLevel: 'error'
}

/** Pact's verifier is missing, or did not get to verify anything. */
export class PactError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PactError'
  }
}

/** Pact's verifier. */
export interface Pact extends Disposable {
  /** Verifies, and returns its report as text. Throws a {@link PactError} where there is none. */
  verify(options: PactOptions): Promise<string>
}

/**
 * Pact's verifier in a process of its own: it is native code, and prints to stdout as it likes. One that ends before it
 * was closed is replaced. Throws a {@link PactError} where it is not installed.
 */
export function openPact(): Pact {
  const path = findPact()
  let running: Running | undefined

  return {
    async verify(options) {
      if (running === undefined || running.hasEnded()) running = start(path)
      return running.ask(options)
    },
    [Symbol.dispose]() {
      running?.child.kill()
    },
  }
}

interface Running {
  readonly child: ChildProcess
  hasEnded(): boolean
  ask(options: PactOptions): Promise<string>
}

function start(path: string): Running {
  const child = spawn(process.execPath, ['-e', script, path], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: environmentOf(process.env),
  })
  let hasEnded = false
  let complaints = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = `${complaints}${chunk}`.slice(-10_000)
  })
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      hasEnded = true
      resolve()
    }
    // Where it cannot be started, or ends before it has read, it has said nothing: that is told below.
    child.on('error', end).on('close', end)
  })
  return {
    child,
    hasEnded: () => hasEnded,
    async ask(options) {
      const said = new Promise<string>((resolve) => child.once('message', resolve))
      child.send(options, () => {})
      const report = await Promise.race([said, ended])
      if (report !== undefined) return report
      throw new PactError(`Pact's verifier did not run: ${reasonIn(complaints)}`)
    },
  }
}

/**
 * Pact would read from there a broker to ask for more contracts, interactions to leave out, and a proxy to call the
 * sandbox by; and it would report its use to its makers.
 */
function environmentOf(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name]) => name === 'PACT_PLUGIN_DIR' || !/^PACT_|^(?:https?|all)_proxy$/i.test(name),
  )
  return { ...Object.fromEntries(kept), PACT_DO_NOT_TRACK: 'true' }
}

/** The sentence in what a process said as it ended, without the lines that only its authors can read. */
function reasonIn(words: string): string {
  const [, message] = /^\w*Error: (.+)$/m.exec(words) ?? []
  return message ?? (words.trim() || 'it said nothing.')
}

const script = `
const core = require(process.argv[1])
process.on('message', async (options) => {
  const report = await core.default.verifyPacts(options).catch((error) => error.message)
  process.send(String(report))
})`

/** Where Pact's verifier is: in the project that this runs in, or beside this. */
function findPact(): string {
  for (const place of [join(process.cwd(), 'package.json'), import.meta.url]) {
    const found = findFrom(place)
    if (found !== undefined) return found
  }
  throw new PactError(
    "Pact's verifier is not installed. Install it: npm install --save-dev @pact-foundation/pact",
  )
}

function findFrom(place: string): string | undefined {
  try {
    const pact = createRequire(place).resolve('@pact-foundation/pact')
    // Not its own Verifier, whose proxy turns forms into JSON, but what that is made on.
    return createRequire(pact).resolve('@pact-foundation/pact-core')
  } catch {
    return undefined
  }
}
