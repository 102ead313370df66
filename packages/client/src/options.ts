import type { ApiOptions } from './api.ts'
import { fetchOf } from './fetch-of.ts'
import { type Pause, pauseByClock } from './pause.ts'
import { ClientOptionError, readMilliseconds, readUrl, readWord } from './read-option.ts'

/** What a client is made with. One of the keys, or both. */
export type ClientOptions = Keys & {
  /**
   * Where the API is. `https://api.omise.co` when left out; a sandbox prints its own at start, `http://127.0.0.1:8424`.
   */
  readonly baseUrl?: string
  /** The API version asked for, sent as `Omise-Version`: `2019-05-29`. The account's own when left out. */
  readonly version?: string
  /** What to send requests with, in place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
  /** Milliseconds that one attempt may take, its answer's body included; 30000 when left out. */
  readonly timeout?: number
  /**
   * How often a call is made at most, the first time included: 3 when left out; false never makes one again. Reads are
   * made again when nothing answered, or 429, 500, 502, 503 or 504 did; writes only when nothing of them was sent.
   */
  readonly retry?: false | { readonly attempts: number }
  /** What all waiting is done with: `(milliseconds, signal)`. A test gives one that moves the sandbox's clock. */
  readonly pause?: Pause
  /** From 0 to below 1: the random number that spreads retries. `Math.random` when left out. */
  readonly random?: () => number
}

/** With a secret key everything can be done; it never belongs in a browser. */
export type Keys = SecretKey | PublicKeyOnly

interface SecretKey {
  /** `skey_test_…`, sent with every call but those that a public key is given for. */
  readonly secretKey: string
  /**
   * `pkey_test_…`. Where it is given, `sources`, `capability` and `system` use it, as Omise's own SDKs do.
   *
   * Source: https://www.omise.co/api-authentication, and omise-node.
   */
  readonly publicKey?: string
}

interface PublicKeyOnly {
  readonly secretKey?: never
  /** `pkey_test_…`. Without a secret key only `sources`, `capability` and `system` can be called. */
  readonly publicKey: string
}

export interface Settings extends Omit<ApiOptions, 'headers'> {
  /** What goes with a call that wants the secret key; undefined without one. */
  readonly secret: ApiOptions['headers'] | undefined
  /** What goes with a call that the public key may make. */
  readonly open: ApiOptions['headers']
}

/** Throws a {@link ClientOptionError}. */
export function readOptions(options: ClientOptions): Settings {
  const { baseUrl, timeout, retry, pause, random, version } = options
  const headersOf = (kind: string, key: string) => ({
    Authorization: `Basic ${btoa(`${readWord(`${kind} key`, key, asShown)}:`)}`,
    ...(version === undefined ? {} : { 'Omise-Version': readWord('version', version, asDated) }),
  })
  const secret =
    options.secretKey === undefined ? undefined : headersOf('secret', options.secretKey)
  const open = options.publicKey === undefined ? secret : headersOf('public', options.publicKey)
  if (!open) throw new ClientOptionError(`There is no key. Give a secretKey. ${asShown}`)
  return {
    secret,
    open,
    baseUrl: readUrl(baseUrl ?? 'https://api.omise.co'),
    fetch: fetchOf(options),
    timeout: readMilliseconds('timeout', timeout ?? 30_000),
    attempts: retry === false ? 1 : readAttempts(retry?.attempts ?? 3),
    pause: pause ?? pauseByClock,
    random: random ?? Math.random,
  }
}

const asShown = 'Use it as the dashboard shows it, or as the sandbox printed it at start.'
const asDated = 'Use a date such as 2019-05-29.'

function readAttempts(given: number): number {
  if (Number.isInteger(given) && given >= 1) return given
  throw new ClientOptionError(
    `retry.attempts cannot be ${given}. Give a whole number from 1, or retry: false.`,
  )
}
