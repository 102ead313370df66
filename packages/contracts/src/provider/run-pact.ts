import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

/** What Pact's verifier is told; the names are its own. */
export interface PactOptions {
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
  readonly pactUrls?: readonly string[]
  readonly pactBrokerUrl?: string
  readonly pactBrokerToken?: string
  readonly pactBrokerUsername?: string
  readonly pactBrokerPassword?: string
  readonly consumerVersionSelectors?: readonly Readonly<Record<string, boolean>>[]
  readonly consumerFilters?: readonly string[]
  readonly publishVerificationResult?: boolean
  readonly providerVersion?: string
  readonly providerVersionBranch?: string
  readonly failIfNoPactsFound: boolean
  readonly logLevel: 'error'
}

/** Pact's verifier is missing, or did not get to verify anything. */
export class PactError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PactError'
  }
}

/**
 * Runs Pact's verifier and returns its report as JSON text. It runs in a process of its own: it is native code, and
 * prints to stdout as it likes.
 */
export async function runPact(options: PactOptions): Promise<string> {
  const child = spawn(process.execPath, ['-e', script, findPact()], {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    env: withoutBroker(process.env),
  })
  const [input, , complaints, report] = child.stdio as [Writable, null, Readable, Readable, null]
  // Where it cannot be started, or ends before it has read, it has said nothing: that is told below.
  for (const stream of [child, input]) stream.on('error', () => {})
  input.end(JSON.stringify(options))
  const [text, words] = await Promise.all([textOf(report), textOf(complaints)])
  if (text.startsWith('{')) return text
  throw new PactError(`Pact's verifier did not run: ${reasonIn(text || words)}`)
}

/** Pact reads a broker's address from there as well, and would ask it for more contracts than were named. */
function withoutBroker(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('PACT_BROKER_'))
  return Object.fromEntries(kept)
}

/** The sentence in what a process said as it ended, without the lines that only its authors can read. */
function reasonIn(words: string): string {
  const [, message] = /^\w*Error: (.+)$/m.exec(words) ?? []
  return message ?? (words.trim() || 'it said nothing.')
}

// The secrets of a broker go by stdin, which other users of the machine cannot see.
const script = `
const { readFileSync, writeSync } = require('node:fs')
const options = JSON.parse(readFileSync(0, 'utf8'))
const core = require(process.argv[1])
core.default.verifyPacts(options).then(
  (report) => writeSync(3, report),
  (error) => writeSync(3, error.message),
)`

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

async function textOf(stream: Readable): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text
}
