import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certify, createSandbox, makeAuthority } from '@omise-sandbox/sandbox'
import type { Block } from './documented.ts'
import { execute } from './execute.ts'
import type { Sdk } from './language.ts'
import { type Exchange, record } from './recorder.ts'

/** Where the recipes of the page say that the sandbox listens. */
const documentedPort = 8424

/** How one call of a driver ended. */
interface Call {
  readonly call: string
  readonly ok: boolean
  readonly error?: string
}

export interface Run {
  readonly calls: readonly Call[]
  /** Why the driver did not come to its end. */
  readonly broken?: string
  /** What it sent, where that was recorded. */
  readonly exchanges: readonly Exchange[]
}

/** The keys that drivers call with. */
const keys = { secret: 'skey_test_sdks', public: 'pkey_test_sdks' }

/** Runs the driver of an SDK, connected by a recipe of the page, against a sandbox of its own. */
export async function runDriver(options: {
  readonly sdk: Sdk
  readonly checkout: string
  readonly recipe: Block
  readonly wire: string
  readonly recorded: boolean
}): Promise<Run> {
  const { sdk, checkout, recipe, wire, recorded } = options
  const folder = await mkdtemp(join(tmpdir(), 'omise-sdks-'))
  const authority = await makeAuthority()
  const tls = await certify(authority)
  await mkdir(join(folder, '.omise-sandbox'))
  await writeFile(join(folder, '.omise-sandbox/ca.pem'), authority.cert)
  await using sandbox = await createSandbox({ outcome: 'manual', wire })
  try {
    const command = await sdk.prepare({ checkout, folder, recipe })
    const { url } = await sandbox.listen(recorded ? {} : { port: documentedPort, tls })
    await using recorder = recorded
      ? await record({ port: documentedPort, to: url, tls })
      : undefined
    const env = {
      OMISE_SECRET_KEY: keys.secret,
      OMISE_PUBLIC_KEY: keys.public,
      SDK_WIRE: wire,
      ...command.env,
    }
    const { code, stdout, stderr } = await execute({ ...command, env })
    const calls = callsOf(stdout)
    const broken =
      code === 0 && calls.length > 0 ? undefined : stderr.slice(0, 2_000) || `code ${code}`
    return { calls, exchanges: recorder?.exchanges ?? [], ...(broken && { broken }) }
  } catch (error) {
    return { calls: [], exchanges: [], broken: (error as Error).message }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function callsOf(output: string): Call[] {
  const lines = output.split('\n').filter((line) => line.startsWith('{"'))
  return lines.map((line) => JSON.parse(line) as Call)
}
