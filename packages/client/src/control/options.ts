import { readUrl, readWord } from '../read-option.ts'

export interface ControlClientOptions {
  /** Where the sandbox listens: `http://127.0.0.1:8424`. */
  readonly url: string
  /** Names the account: `skey_test_sandbox`. */
  readonly secretKey: string
  /** Wanted by a sandbox that listens off loopback. */
  readonly adminToken?: string
  /** What to call the sandbox with, in place of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
}

/** Where a sandbox is, without a slash at the end, and what every call to it sends. */
export interface Access {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

const asPrinted = 'Use it as the sandbox printed it at start.'

/**
 * Throws a ClientOptionError.
 *
 * @example
 * const { url, headers } = accessTo({ url: 'http://127.0.0.1:8424', secretKey: 'skey_test_sandbox' })
 * await fetch(`${url}/__sandbox/clock`, { headers })
 */
export function accessTo({ url, secretKey, adminToken }: ControlClientOptions): Access {
  return {
    url: readUrl(url),
    headers: {
      Authorization: `Basic ${btoa(`${readWord('secret key', secretKey, asPrinted)}:`)}`,
      ...(adminToken === undefined
        ? {}
        : { 'X-Sandbox-Admin-Token': readWord('admin token', adminToken, asPrinted) }),
    },
  }
}
