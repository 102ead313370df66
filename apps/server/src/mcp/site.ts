import type { Control } from '@omise-sandbox/client/control'
import { type ClientFlags, connect } from '../cli/client-command.ts'

/** The sandbox that agents are led to, and on whose behalf. */
export interface Site {
  readonly url: string
  readonly adminToken?: string | undefined
  /** The account of tools that are given no other. */
  readonly account: string
  /** Why this process may not send webhooks of its own to receivers; undefined where it may. */
  readonly noCertify?: string | undefined
}

/** What leads to an account of the site: the tail of its key, or the key itself. */
export function flagsOf({ url, adminToken, account }: Site, other?: unknown): ClientFlags {
  const named = typeof other === 'string' && other !== '' ? other : account
  const key = /^[sp]key_/.test(named) ? named.replace(/^p/, 's') : `skey_test_${named}`
  return { url, key, ...(adminToken === undefined ? {} : { adminToken }) }
}

export function controlOf(site: Site, account?: unknown): Promise<Control> {
  return connect(flagsOf(site, account))
}
