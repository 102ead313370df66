import type { Country, MethodType } from '@omise-sandbox/core'

/** What is certified, and how. */
export interface CertifyOptions {
  /** Where the receiver takes webhooks. */
  readonly url: string
  /** What webhooks are signed with, base64; the account's own when left out. */
  readonly secret?: string | undefined
  /** Where the sandbox of the run listens, for receivers that retrieve charges and events; 0 picks a port. */
  readonly apiPort: number
  /** Where the receiver tells the state of an order: a URL with `{charge}` in it. */
  readonly stateUrl?: string | undefined
  /** What makes the receiver look for payments it was not told of, by GET; may have `{charge}` in it. */
  readonly pollUrl?: string | undefined
  /** The country of the run's account: it decides the currency of the charges, and which payment methods there are. */
  readonly country?: Country | undefined
  /** The payment method of the charges; the first of the country when left out. */
  readonly method?: MethodType | undefined
  /** How long the receiver may take to answer, and its state to change. */
  readonly timeoutMs: number
}

/** The URL of a charge, from a template with `{charge}` in it. */
export function urlOf(template: string, charge: string): string {
  return template.replaceAll('{charge}', encodeURIComponent(charge))
}
