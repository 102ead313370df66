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

/** Options that make no sense, said in a sentence. */
export class ClientOptionError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ClientOptionError'
  }
}

/** Where a sandbox is, without a slash at the end, and what every call to it sends. */
export interface Access {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** Throws {@link ClientOptionError}. */
export function accessTo({ url, secretKey, adminToken }: ControlClientOptions): Access {
  return {
    url: readUrl(url),
    headers: {
      Authorization: `Basic ${btoa(`${readWord('secret key', secretKey)}:`)}`,
      ...(adminToken === undefined
        ? {}
        : { 'X-Sandbox-Admin-Token': readWord('admin token', adminToken) }),
    },
  }
}

/** The address without the slash at its end. Throws {@link ClientOptionError}. */
export function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') {
    if (url.username === '' && url.password === '') return url.href.replace(/\/$/, '')
    throw new ClientOptionError('The url holds a user name. Give the secret key by itself.')
  }
  throw new ClientOptionError(
    `The url cannot be "${text}". Use an address such as http://127.0.0.1:8424.`,
  )
}

/** What can stand in a header: the value itself is not shown, for it may be nearly right. */
function readWord(name: string, text: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text
  throw new ClientOptionError(
    `The ${name} ${text === '' ? 'is empty' : 'has spaces or characters beyond ASCII'}. Use it as the sandbox printed it at start.`,
  )
}
