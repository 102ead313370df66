import { createHmac } from 'node:crypto'
import {
  type Clock,
  type Instant,
  initialIdCursor,
  readClock,
  seedRandom,
  subunits,
} from '@omise-sandbox/core'
import type { AccountId, AccountSettings, AccountState, Store } from '../storage/store.ts'

export interface Accounts {
  /** The account as it stands, for who changes something: made when it is first asked for. */
  open(account: AccountId): Promise<AccountState>
  /** The same for who only reads: one that was never written reads as it is when new, and is not made. */
  read(account: AccountId): Promise<AccountState>
  /** What the account is when new, and again after each reset, which begins another generation. */
  fresh(account: AccountId, before?: AccountState): AccountState
}

/** What every account starts with. */
export interface AccountDefaults {
  readonly settings: Omit<AccountSettings, 'webhooks'>
  readonly clock: Clock
  readonly retryPolicy: AccountSettings['webhooks']['retryPolicy']
  /** Where the ids of all accounts come from: the same seed gives the same ids. */
  readonly seed: string
  /** What webhook secrets are made from, besides the account; undefined for secrets that everybody can compute. */
  readonly secretSalt: string | undefined
}

export function createAccounts(options: {
  readonly store: Store
  readonly defaults: AccountDefaults
  readonly wallClock: () => Instant
  /** Called with each account that is asked for, and was made. */
  readonly onUse: (account: AccountId) => void
  /** Sees to it that there is room for one more account, or rejects. */
  readonly makeRoom: () => Promise<void>
}): Accounts {
  const { store, defaults, wallClock, onUse, makeRoom } = options
  // Until an account is written, it is read as one that was there from the beginning.
  const began = readClock(defaults.clock, wallClock())

  const fresh = (account: AccountId, before?: AccountState) =>
    freshAccount(account, before, defaults, { began, wallClock: wallClock() })

  async function made(account: AccountId): Promise<AccountState | undefined> {
    const state = await store.reader(account).account()
    if (state) onUse(account)
    return state
  }

  async function open(account: AccountId): Promise<AccountState> {
    const state = await made(account)
    if (state) return state
    await makeRoom()
    return store.atomically(account, async (tx) => {
      const existing = await tx.account()
      if (existing) return existing
      const first = fresh(account)
      tx.saveAccount(first)
      return first
    })
  }

  return {
    fresh,
    open,
    async read(account) {
      // There is one of it, and its log begins with the first call.
      if (account === defaultAccount) return open(account)
      return (await made(account)) ?? fresh(account)
    },
  }
}

function freshAccount(
  account: AccountId,
  before: AccountState | undefined,
  defaults: AccountDefaults,
  at: { readonly began: Instant; readonly wallClock: Instant },
): AccountState {
  const { began, wallClock } = at
  return {
    createdAt: before ? readClock(defaults.clock, wallClock) : began,
    // Counted on from the moment the account was made, so that one that was forgotten never has the same generation again.
    epoch: before ? before.epoch + 1 : wallClock,
    settings: {
      ...defaults.settings,
      webhooks: {
        url: null,
        events: ['*'],
        secret: webhookSecretOf(account, defaults.secretSalt),
        previousSecret: null,
        rotatesUntil: null,
        retryPolicy: defaults.retryPolicy,
        standardHeaders: false,
        disabled: false,
      },
    },
    clock: defaults.clock,
    balance: subunits(0),
    chance: seedRandom(`${defaults.seed}:${account}`),
    lastId: initialIdCursor,
    rules: [],
    faults: [],
    held: [],
    codes: [],
    counter: 0,
    // Their connections outlive the account's generations; their leases do not.
    listening: { listeners: before?.listening.listeners ?? [], leases: [] },
  }
}

/** The account a caller who does not care uses. */
export const defaultAccount = 'sandbox'

/**
 * The secret an account's webhooks are signed with unless it has set another: always the same for one key and salt. Without
 * a salt whoever knows the public key can compute it.
 */
export function webhookSecretOf(account: AccountId, salt: string | undefined): string {
  const key = salt === undefined ? 'omise-sandbox webhook secret' : `omise-sandbox ${salt}`
  return createHmac('sha256', key).update(account).digest('base64')
}
