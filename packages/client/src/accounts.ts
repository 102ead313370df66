import type { Ask, CallOptions } from './api.ts'
import type { Account, AccountUpdate, Capability, SystemInfo } from './objects.ts'

/** The merchant's account. Every call throws a RequestError of some kind where it brings no result. */
export interface Accounts {
  /**
   * The account that the secret key belongs to.
   *
   * Source: Omise's account reference.
   *
   * @example
   * const { api_version, webhook_uri } = await client.account.get()
   */
  get(options?: CallOptions): Promise<Account>
  /**
   * Changes where webhooks go, or whether instalments are free of interest.
   *
   * Source: Omise's published schema.
   *
   * @example
   * await client.account.update({ webhook_uri: 'https://shop.example/hook' })
   */
  update(change: AccountUpdate, options?: CallOptions): Promise<Account>
}

/** What the account can be paid with. */
export interface Capabilities {
  /**
   * Payment methods, and limits in whole satang. A public key is enough.
   *
   * Source: Omise's capability reference.
   *
   * @example
   * const { charge_amount } = (await client.capability.get()).limits
   */
  get(options?: CallOptions): Promise<Capability>
}

/** What answers. */
export interface Systems {
  /**
   * The API versions there are. A public key is enough.
   *
   * Source: Omise's published schema.
   *
   * @example
   * const { versions } = await client.system.get()
   */
  get(options?: CallOptions): Promise<SystemInfo>
}

export function createAccount(ask: Ask): Accounts {
  return {
    get: (options) => ask('get', '/account', {}, options),
    update: (body, options) => ask('patch', '/account', { body }, options),
  }
}

export function createCapability(ask: Ask): Capabilities {
  return { get: (options) => ask('get', '/capability', {}, options) }
}

export function createSystem(ask: Ask): Systems {
  return { get: (options) => ask('get', '/', {}, options) }
}
