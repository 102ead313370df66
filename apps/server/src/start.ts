import { randomBytes } from 'node:crypto'
import {
  createSandbox,
  isLoopback,
  OptionError,
  type Sandbox,
  type SandboxOptions,
} from '@omise-sandbox/sandbox'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { openTrust, type Trust } from './authority.ts'
import { exitCodes } from './exit-codes.ts'
import { createLog } from './log.ts'
import { readyLine, welcome } from './welcome.ts'

/** The flags of `start`, as read. */
export interface StartFlags {
  readonly port: number
  readonly host: string
  readonly outcome: string
  readonly failureCode?: string
  readonly after: string
  readonly defaultStore?: { readonly id: string; readonly name: string }
  readonly voidCutoff: string
  readonly apiVersion: string
  readonly strictVersion?: boolean
  readonly wire: string
  readonly expireEvent: string
  readonly strictHeaders?: boolean
  readonly idempotency?: boolean
  readonly config?: string
  readonly https?: boolean
  readonly httpsFolder: string
  readonly seed?: string
  readonly adminToken?: string
  readonly allowHost: readonly string[]
  readonly allowPrivateWebhooks?: boolean
  readonly logFormat: 'text' | 'json'
}

export function addStart(program: Command, finished: (exitCode: number) => void): Command {
  return program
    .command('start', { isDefault: true })
    .description('Run the sandbox until it is stopped.')
    .addOption(
      new Option('--port <number>', 'port to listen on; 0 picks a free one')
        .default(portFromPlatform(), String(portFromPlatform()))
        .env('OMISE_SANDBOX_PORT')
        .argParser(parsePort),
    )
    .addOption(
      new Option(
        '--host <host>',
        'address to listen on; anything but loopback wants an admin token',
      )
        .default('localhost')
        .env('OMISE_SANDBOX_HOST'),
    )
    .addOption(
      new Option('--outcome <outcome>', 'what payers do: successful, failed, expired, manual')
        .default('successful')
        .env('OMISE_SANDBOX_OUTCOME'),
    )
    .addOption(
      new Option('--failure-code <code>', 'with --outcome failed, why').env(
        'OMISE_SANDBOX_FAILURE_CODE',
      ),
    )
    .addOption(
      new Option('--after <duration>', 'how long payers take, such as 500ms, 2s, 10m')
        .default('2s')
        .env('OMISE_SANDBOX_AFTER'),
    )
    .addOption(
      new Option(
        '--default-store <id:name>',
        'shop of charges that name none: BJ_ZZ_001:"Some Store"',
      )
        .env('OMISE_SANDBOX_DEFAULT_STORE')
        .argParser(parseStore),
    )
    .addOption(
      new Option('--void-cutoff <hh:mm>', 'time of day, UTC, when paid charges settle')
        .default('16:15')
        .env('OMISE_SANDBOX_VOID_CUTOFF'),
    )
    .addOption(
      new Option(
        '--api-version <version>',
        'of accounts that set no other: 2019-05-29 or 2017-11-02',
      )
        .default('2019-05-29')
        .env('OMISE_SANDBOX_API_VERSION'),
    )
    .addOption(
      new Option('--strict-version', 'refuse requests in an API version that does not exist').env(
        'OMISE_SANDBOX_STRICT_VERSION',
      ),
    )
    .addOption(
      new Option(
        '--expire-event <events>',
        'what tells of an expiry: charge.expire, or both it and charge.complete',
      )
        .default('charge.expire')
        .env('OMISE_SANDBOX_EXPIRE_EVENT'),
    )
    .addOption(
      new Option('--wire <month>', 'shape of objects: 2020-07, or 2025-03 with the later fields')
        .default('2020-07')
        .env('OMISE_SANDBOX_WIRE'),
    )
    .addOption(
      new Option('--idempotency', 'honour Idempotency-Key on POST, which Omise does not').env(
        'OMISE_SANDBOX_IDEMPOTENCY',
      ),
    )
    .addOption(
      new Option('--strict-headers', 'leave X-Sandbox-... headers out of answers').env(
        'OMISE_SANDBOX_STRICT_HEADERS',
      ),
    )
    .addOption(
      new Option(
        '--config <file>',
        'JSON with flags as keys; omise-sandbox.config.json where there is one',
      ),
    )
    .addOption(
      new Option('--https', 'serve https too, on the same port, by a local authority').env(
        'OMISE_SANDBOX_HTTPS',
      ),
    )
    .addOption(
      new Option('--https-folder <folder>', 'where the local authority is kept')
        .default('.omise-sandbox')
        .env('OMISE_SANDBOX_HTTPS_FOLDER'),
    )
    .addOption(
      new Option('--seed <text>', 'the same seed and calls give the same ids').env(
        'OMISE_SANDBOX_SEED',
      ),
    )
    .addOption(
      new Option(
        '--admin-token <token>',
        'wanted by the control API off loopback; made when absent',
      ).env('OMISE_SANDBOX_ADMIN_TOKEN'),
    )
    .addOption(
      new Option('--allow-host <name...>', 'host names under which the control API may be called')
        .default([], 'none')
        .env('OMISE_SANDBOX_ALLOW_HOST')
        .argParser(parseHosts),
    )
    .addOption(
      new Option(
        '--allow-private-webhooks',
        'off loopback, let webhooks go to private networks',
      ).env('OMISE_SANDBOX_ALLOW_PRIVATE_WEBHOOKS'),
    )
    .addOption(
      new Option('--log-format <format>', 'text for people, json for programs')
        .choices(['text', 'json'])
        .default('text')
        .env('OMISE_SANDBOX_LOG_FORMAT'),
    )
    .allowExcessArguments(false)
    .action(async (flags: StartFlags) => finished(await start(flags)))
}

/** Many platforms say in PORT where a process is to listen. */
function portFromPlatform(): number {
  const { PORT } = process.env
  return PORT !== undefined && /^\d{1,5}$/.test(PORT) && Number(PORT) <= 65_535
    ? Number(PORT)
    : 8424
}

function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new InvalidArgumentError('Use a whole number from 0 to 65535; 0 picks a free port.')
}

/** Names come one by one as flags, and with commas between them in the environment. */
function parseHosts(text: string, before: readonly string[]): string[] {
  return [...before, ...text.split(',').map((name) => name.trim())].filter((name) => name !== '')
}

function parseStore(text: string): { id: string; name: string } {
  const [, id, name] = /^([^:]+):(.+)$/.exec(text) ?? []
  if (id?.trim() && name?.trim()) return { id: id.trim(), name: name.trim() }
  throw new InvalidArgumentError('Use an id, a colon and a name: BJ_ZZ_001:"Some Store".')
}

/** Runs the sandbox until a signal comes, and gives the exit code. */
async function start(flags: StartFlags): Promise<number> {
  const log = createLog(flags.logFormat)
  const adminToken = isLoopback(flags.host)
    ? flags.adminToken
    : (flags.adminToken ?? randomBytes(18).toString('base64url'))
  try {
    const sandbox = await createSandbox(sandboxOptions(flags, adminToken), log)
    const trust = flags.https ? await openTrust(flags.httpsFolder) : undefined
    await listenOrClose(sandbox, flags, trust)
    const generated = adminToken !== undefined && flags.adminToken === undefined
    const facts = {
      sandbox,
      adminToken: generated ? adminToken : undefined,
      payers: describePayers(flags),
      authorityFile: trust?.authorityFile,
    }
    log.out(flags.logFormat === 'json' ? readyLine(facts) : welcome(facts))
    const signal = await nextSignal()
    log.note(`${signal} received: finishing what is under way.`)
    await sandbox.close()
    return signal === 'SIGINT' ? exitCodes.interrupted : exitCodes.ok
  } catch (error) {
    const answer = explain(error, flags)
    if (!answer) throw error
    process.stderr.write(`${answer.message}\n`)
    return answer.code
  }
}

function describePayers({ outcome, after }: StartFlags): string {
  switch (outcome) {
    case 'successful':
      return `the payer pays it ${after} later`
    case 'failed':
      return `it fails ${after} later`
    case 'expired':
      return `it expires ${after} later`
    default:
      return 'it stays pending until you decide, or 24 hours have passed'
  }
}

function sandboxOptions(flags: StartFlags, adminToken: string | undefined): SandboxOptions {
  return {
    outcome: flags.outcome,
    after: flags.after,
    voidCutoff: flags.voidCutoff,
    apiVersion: flags.apiVersion,
    strictVersion: flags.strictVersion ?? false,
    wire: flags.wire,
    expireEvent: flags.expireEvent,
    strictHeaders: flags.strictHeaders ?? false,
    idempotency: flags.idempotency ?? false,
    allowedHosts: flags.allowHost,
    offLoopback: !isLoopback(flags.host),
    ...(flags.failureCode === undefined ? {} : { failureCode: flags.failureCode }),
    ...(flags.defaultStore === undefined ? {} : { defaultStore: flags.defaultStore }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(adminToken === undefined ? {} : { adminToken }),
    ...(flags.allowPrivateWebhooks === undefined
      ? {}
      : { allowPrivateWebhooks: flags.allowPrivateWebhooks }),
  }
}

async function listenOrClose(
  sandbox: Sandbox,
  { port, host }: StartFlags,
  trust: Trust | undefined,
): Promise<void> {
  try {
    await sandbox.listen({ port, host, ...(trust ? { tls: trust.tls } : {}) })
  } catch (error) {
    await sandbox.close()
    throw error
  }
}

/** The first SIGINT or SIGTERM; a second one of the same kind ends the process at once. */
function nextSignal(): Promise<'SIGINT' | 'SIGTERM'> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve('SIGINT'))
    process.once('SIGTERM', () => resolve('SIGTERM'))
  })
}

function explain(error: unknown, flags: StartFlags): { message: string; code: number } | undefined {
  if (error instanceof OptionError) return { message: error.message, code: exitCodes.usage }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return {
      message: `Port ${flags.port} is in use. Stop what listens there, or choose another with --port (0 picks a free one).`,
      code: exitCodes.portInUse,
    }
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return {
      message: `Cannot listen on ${flags.host} port ${flags.port} (${code}). Choose another --host or --port.`,
      code: exitCodes.usage,
    }
  }
  return undefined
}
