import {
  apiVersions,
  type BarcodeRules,
  barcodeRules,
  type Clock,
  type Country,
  countries,
  type Duration,
  durationForm,
  formatSize,
  frozenAt,
  type MethodType,
  methodTypesIn,
  type Outcome,
  parseDuration,
  parseInstant,
  parseSize,
  parseTimeOfDay,
  type RetryPolicyName,
  retryPolicies,
  schemaVersions,
  sizeForm,
  systemClock,
} from '@omise-sandbox/core'
import type { AccountDefaults } from './account/accounts.ts'
import type { AgentDoor } from './control/agents.ts'
import { OptionError } from './option-error.ts'
import { readOutcome } from './outcomes/read-prefer.ts'
import { type Reach, type ReachOptions, readReach } from './reach-options.ts'
import {
  defaultMaxBytes,
  type MemoryLimits,
  memoryLimits,
  minBytes,
} from './retention/memory-limits.ts'
import type { ShopStore, Store } from './storage/store.ts'

export interface SandboxOptions extends ReachOptions {
  /** Where everything is kept: in memory when left out. It is closed with the sandbox. */
  readonly store?: Store
  /** `real`, the default, follows the wall clock; `virtual` stands still until it is advanced. */
  readonly clock?: 'real' | 'virtual'
  /** Where a virtual clock starts; 2025-01-01T00:00:00Z when left out. */
  readonly startAt?: string
  /** The same seed and the same calls give the same ids. Random when left out. */
  readonly seed?: string | number
  /** What payers do where nothing else says: `successful` (the default), `failed`, `expired` or `manual`. */
  readonly outcome?: string
  /** With the outcome `failed`, why. */
  readonly failureCode?: string
  /** How long payers take; `2s` when left out. */
  readonly after?: string
  /** The shop of charges that name none; without it they are refused. */
  readonly defaultStore?: ShopStore
  /** The API version of accounts that set no other: `2019-05-29` when left out, or `2017-11-02`. */
  readonly apiVersion?: string
  /** Refuse requests in an API version that does not exist, rather than serve them in the account's. */
  readonly strictVersion?: boolean
  /** The shape of objects: `2020-07` (the default, the documentation page's) or `2025-03`, with the later fields, for current SDKs. */
  readonly wire?: string
  /** What tells of an expiry: `charge.expire` alone (the default), or `both` it and `charge.complete`. */
  readonly expireEvent?: string
  /**
   * What becomes of a code that no till could charge, such as another wallet's: `lenient` (the default) charges it and says so
   * in a hint, `strict` refuses it.
   */
  readonly barcodeRules?: string
  /** Honour `Idempotency-Key` on POST, which Omise does not: the same key and request are done once. */
  readonly idempotency?: boolean
  /** Leave our own X-Sandbox-… headers out of the imitated API's answers. */
  readonly strictHeaders?: boolean
  /** When webhooks that fail are tried again: `omise` (the default, never), `standard` or `fast-ci`. */
  readonly retryPolicy?: string
  /** The country of accounts that set no other, which decides the currency: `TH` (the default), `SG` or `MY`. */
  readonly country?: string
  /** The payment methods that are enabled, such as `['alipayplus_upm']`; all of the country when left out. */
  readonly methods?: readonly string[]
  /** The time of day, UTC, at which paid charges settle and can no longer be voided; that of the payment method, `16:15`, when left out. */
  readonly voidCutoff?: string
  /** How long an account is kept after its last use, such as `1h`; accounts are kept for good when left out. */
  readonly accountTtl?: string
  /**
   * How long charges that are final are kept after they were made, with all that belongs to them, such as `30d`; on the clock
   * of their account. For good when left out.
   */
  readonly retain?: string
  /**
   * How much memory the process may hold, such as `512MB`; 60 % of the heap's limit when left out. Beyond it, idle
   * accounts that are kept in memory go, and then what would be kept is refused with 503.
   */
  readonly maxMemory?: string
  /** Fills the default account with this many charges of the last days, at most 10,000: for demos. */
  readonly demo?: number
  /** The folder of the console's files, served at `/__sandbox/ui`; without it there is no console. */
  readonly ui?: string
  /** What it has for coding agents: MCP at `/__sandbox/mcp`, and `/llms.txt`; without it, neither is there. */
  readonly agents?: AgentDoor
}

/** The options as the parts of a sandbox take them. Throws {@link OptionError}. */
export function readOptions(options: SandboxOptions): Reach & {
  readonly account: AccountDefaults['settings']
  /** What the clock of a new account is. */
  readonly clock: Clock
  readonly outcome: Outcome
  readonly delay: Duration
  readonly barcodeRules: BarcodeRules
  readonly accountTtl: Duration | null
  readonly retain: Duration | null
  readonly demo: number
  readonly memory: MemoryLimits
  readonly retryPolicy: RetryPolicyName
} {
  const delay = parseDuration(options.after ?? '2s')
  if (delay === undefined) {
    throw new OptionError(`"${options.after}" is not a duration. Use ${durationForm}.`)
  }
  const words = { outcome: options.outcome ?? 'successful', failure_code: options.failureCode }
  const outcome = readOutcome(words, delay)
  if (!outcome.ok) throw new OptionError(outcome.refusal)
  return {
    account: readAccountDefaults(options),
    clock: readClock(options),
    outcome: outcome.value,
    delay,
    barcodeRules: oneOf(
      'There are no barcode rules',
      options.barcodeRules ?? 'lenient',
      barcodeRules,
    ),
    ...readReach(options),
    accountTtl: readLength('The account TTL', options.accountTtl),
    retain: readLength('The time to retain', options.retain),
    demo: readDemo(options.demo),
    memory: memoryLimits(readMaxMemory(options.maxMemory)),
    retryPolicy: readRetryPolicy(options.retryPolicy ?? 'omise'),
  }
}

const expireEvents = ['charge.expire', 'both'] as const

/** What an account is set to that has set nothing itself. */
function readAccountDefaults(options: SandboxOptions): AccountDefaults['settings'] {
  const voidCutoff = options.voidCutoff === undefined ? null : parseTimeOfDay(options.voidCutoff)
  if (voidCutoff === undefined) {
    throw new OptionError(
      `"${options.voidCutoff}" is not a time of day. Use one such as 16:15 (UTC).`,
    )
  }
  const country = oneOf('There is no country', options.country ?? 'TH', countries)
  const { expireEvent = 'charge.expire', wire = '2020-07', apiVersion = '2019-05-29' } = options
  return {
    expireEvent: oneOf('There is no expire event', expireEvent, expireEvents),
    wire: oneOf('There is no wire shape', wire, schemaVersions),
    apiVersion: oneOf('There is no API version', apiVersion, apiVersions),
    defaultStore: options.defaultStore ?? null,
    defaultOutcome: null,
    country,
    methods: readMethods(options.methods, country),
    voidCutoff,
    zeroInterestInstallments: true,
  }
}

function readMethods(
  names: readonly string[] | undefined,
  country: Country,
): readonly MethodType[] | null {
  if (names === undefined) return null
  const offered = methodTypesIn(country)
  if (names.length === 0) {
    throw new OptionError(`No payment method is named. Use some of: ${offered.join(', ')}.`)
  }
  return names.map((name) => oneOf(`Accounts of ${country} have no payment method`, name, offered))
}

function oneOf<T extends string>(otherwise: string, text: string, names: readonly T[]): T {
  const found = names.find((name) => name === text)
  if (found !== undefined) return found
  throw new OptionError(`${otherwise} "${text}". Use one of: ${names.join(', ')}.`)
}

function readClock({ clock = 'real', startAt }: SandboxOptions): Clock {
  oneOf('There is no clock', clock, ['real', 'virtual'])
  if (clock === 'real' && startAt !== undefined) {
    throw new OptionError(
      'startAt has no effect on a real clock. Use clock "virtual" too, or leave it out.',
    )
  }
  const start = parseInstant(startAt ?? '2025-01-01T00:00:00Z')
  if (start === undefined) {
    throw new OptionError(
      `startAt cannot be "${startAt}". Use a UTC time such as 2025-01-01T00:00:00Z.`,
    )
  }
  return clock === 'virtual' ? frozenAt(start) : systemClock
}

/** How long something is kept; null for good. */
function readLength(what: string, text: string | undefined): Duration | null {
  if (text === undefined) return null
  const length = parseDuration(text)
  if (length !== undefined && length > 0) return length
  throw new OptionError(`${what} cannot be "${text}". Use ${durationForm}, more than 0s.`)
}

function readMaxMemory(text: string | undefined): number {
  if (text === undefined) return defaultMaxBytes()
  const bytes = parseSize(text)
  if (bytes !== undefined && bytes >= minBytes) return bytes
  throw new OptionError(
    `The memory cannot be "${text}". Use ${sizeForm}, and ${formatSize(minBytes)} or more.`,
  )
}

const maxDemo = 10_000

function readDemo(count = 0): number {
  if (Number.isInteger(count) && count >= 0 && count <= maxDemo) return count
  throw new OptionError(
    `A demo cannot have ${count} charges. Use a whole number from 0 to ${maxDemo}.`,
  )
}

function readRetryPolicy(text: string): RetryPolicyName {
  const names = Object.keys(retryPolicies) as RetryPolicyName[]
  return oneOf('There is no retry policy', text, names)
}
