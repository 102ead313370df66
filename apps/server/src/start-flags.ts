import { type Command, InvalidArgumentError, Option } from 'commander'
import { applyConfigFile } from './config-file.ts'
import { parseTimeout } from './parse-timeout.ts'
import { UsageError } from './usage-error.ts'

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
  readonly clock: string
  readonly startAt?: string
  readonly seed?: string
  readonly demo?: number
  readonly accountTtl?: string
  readonly retain?: string
  readonly webhookProfile: string
  readonly adminToken?: string
  readonly allowHost: readonly string[]
  readonly allowPrivateWebhooks?: boolean
  readonly data?: string
  readonly durability: 'full' | 'normal'
  readonly database?: string
  readonly databaseSchema: string
  readonly databasePool: number
  readonly statementTimeout: string
  readonly logFormat: 'text' | 'json'
}

/** Gives a command the flags of `start`, which a configuration file may set too. */
export function addStartFlags(command: Command): Command {
  const options = [
    ...listening(),
    ...payers(),
    ...accounts(),
    ...imitation(),
    new Option(
      '--config <file>',
      'JSON with flags as keys; omise-sandbox.config.json where there is one',
    ),
    ...storage(),
    ...https(),
    ...simulation(),
    ...protection(),
    flag('--log-format <format>', 'text for people, json for programs')
      .choices(['text', 'json'])
      .default('text'),
  ]
  for (const option of options) command.addOption(option)
  return command.hook('preAction', () => {
    applyConfigFile(command, options)
    const { data, database } = command.opts<StartFlags>()
    // Commander looks at flags and environment alone.
    if (data !== undefined && database !== undefined) {
      throw new UsageError(
        'Both data and database are set. Set data to keep everything in a file, or database to share it.',
      )
    }
  })
}

/** A flag that the environment can set too: `OMISE_SANDBOX_` and its name in capitals. */
function flag(flags: string, description: string): Option {
  const option = new Option(flags, description)
  return option.env(`OMISE_SANDBOX_${option.name().replaceAll('-', '_').toUpperCase()}`)
}

const listening = () => [
  flag('--port <number>', 'port to listen on; 0 picks a free one')
    .default(portFromPlatform() ?? 8424, String(portFromPlatform() ?? 8424))
    .argParser(parsePort),
  flag('--host <host>', 'address to listen on; anything but loopback wants an admin token').default(
    'localhost',
  ),
]

const payers = () => [
  flag('--outcome <outcome>', 'what payers do: successful, failed, expired, manual').default(
    'successful',
  ),
  flag('--failure-code <code>', 'with --outcome failed, why'),
  flag('--after <duration>', 'how long payers take, such as 500ms, 2s, 10m').default('2s'),
]

const accounts = () => [
  flag(
    '--default-store <id:name>',
    'shop of charges that name none: BJ_ZZ_001:"Some Store"',
  ).argParser(parseStore),
  flag('--void-cutoff <hh:mm>', 'time of day, UTC, when paid charges settle').default('16:15'),
  flag(
    '--api-version <version>',
    'of accounts that set no other: 2019-05-29 or 2017-11-02',
  ).default('2019-05-29'),
]

const imitation = () => [
  flag('--strict-version', 'refuse requests in an API version that does not exist'),
  flag(
    '--expire-event <events>',
    'what tells of an expiry: charge.expire, or both it and charge.complete',
  ).default('charge.expire'),
  flag('--wire <month>', 'shape of objects: 2020-07, or 2025-03 with the later fields').default(
    '2020-07',
  ),
  flag('--idempotency', 'honour Idempotency-Key on POST, which Omise does not'),
  flag('--strict-headers', 'leave X-Sandbox-... headers out of answers'),
]

const storage = () => [
  flag('--data <file>', 'keep everything in this SQLite file; in memory when absent'),
  flag('--durability <how>', 'with --data: full survives a loss of power, normal a crash')
    .choices(['full', 'normal'])
    .default('full'),
  flag(
    '--database <url>',
    'share a PostgreSQL database with other servers: postgres://…',
  ).conflicts('data'),
  flag('--database-schema <name>', 'schema of its tables').default('omise_sandbox'),
  flag('--database-pool <number>', 'connections to it at most').default(10).argParser(parsePool),
  flag('--statement-timeout <duration>', 'how long one statement may take')
    .default('10s')
    .argParser(checkTimeout),
  flag('--retain <duration>', 'how long final charges are kept; for good when absent'),
]

const https = () => [
  flag('--https', 'serve https too, on the same port, by a local authority'),
  flag('--https-folder <folder>', 'where the local authority is kept').default('.omise-sandbox'),
]

const simulation = () => [
  flag('--clock <kind>', 'real, or virtual: stands still until it is advanced')
    .choices(['real', 'virtual'])
    .default('real'),
  flag('--start-at <time>', 'where a virtual clock starts; 2025-01-01T00:00:00Z'),
  flag('--seed <text>', 'the same seed and calls give the same ids, draws and demo'),
  flag(
    '--demo <number>',
    'fill the first account with this many charges of the last days',
  ).argParser(parseCount),
  flag(
    '--webhook-profile <name>',
    'when failed webhooks are tried again: omise (never), standard, fast-ci',
  ).default('omise'),
  flag('--account-ttl <duration>', 'forget accounts unused for so long; kept for good when absent'),
]

const protection = () => [
  flag('--admin-token <token>', 'wanted by the control API off loopback; made when absent'),
  flag('--allow-host <name...>', 'host names under which the control API may be called')
    .default([], 'none')
    .argParser(parseHosts),
  flag('--allow-private-webhooks', 'off loopback, let webhooks go to private networks'),
]

/** Many platforms say in PORT where a process is to listen. */
export function portFromPlatform(): number | undefined {
  const { PORT } = process.env
  return PORT !== undefined && /^\d{1,5}$/.test(PORT) && Number(PORT) <= 65_535
    ? Number(PORT)
    : undefined
}

function parsePort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new InvalidArgumentError('Use a whole number from 0 to 65535; 0 picks a free port.')
}

function parsePool(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 2) return Number(text)
  throw new InvalidArgumentError('Use a whole number from 2 to 999.')
}

function parseCount(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 10_000) return Number(text)
  throw new InvalidArgumentError('Use a whole number from 0 to 10000.')
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

/** The duration as it was written, so that `config` shows it so. */
function checkTimeout(text: string): string {
  parseTimeout(text)
  return text
}
