import type { Country, MethodType } from '@omise-sandbox/core'
import { UsageError } from '../cli/usage-error.ts'
import type { CertifyOptions } from './options.ts'

/** The flags of `certify`, as read. */
export interface CertifyFlags {
  readonly secret?: string
  readonly country?: Country
  readonly method?: MethodType
  readonly apiPort: number
  readonly stateUrl?: string
  readonly pollUrl?: string
  readonly timeout: number
  readonly junit?: string
  readonly json?: boolean
}

/** What the flags ask for. Throws {@link UsageError}. */
export function readFlags(url: string, flags: CertifyFlags): CertifyOptions {
  const { secret, country, method, apiPort, stateUrl, pollUrl, timeout: timeoutMs } = flags
  checkUrl(url, 'The receiver')
  if (stateUrl !== undefined) checkUrl(stateUrl, '--state-url')
  if (stateUrl?.includes('{charge}') === false) {
    throw new UsageError(
      `--state-url has no {charge} in it: ${stateUrl}\nUse one such as http://127.0.0.1:3000/orders/{charge}.`,
    )
  }
  if (pollUrl !== undefined) checkUrl(pollUrl, '--poll-url')
  if (secret !== undefined && !isSecret(secret)) {
    throw new UsageError('--secret is not a webhook secret. Use 12 bytes or more in base64.')
  }
  return { url, secret, country, method, apiPort, stateUrl, pollUrl, timeoutMs }
}

function checkUrl(text: string, what: string): void {
  const protocol = URL.canParse(text) ? new URL(text).protocol : ''
  if (protocol === 'http:' || protocol === 'https:') return
  throw new UsageError(`${what} cannot be "${text}". Use a URL such as http://127.0.0.1:3000/hook.`)
}

function isSecret(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length >= 12
}
