import { allow } from '@omise-sandbox/core'
import type { AccountId, AccountSettings, AccountState, WebhookEndpoint } from '../storage/store.ts'
import type { Accounts } from './accounts.ts'
import type { Transact } from './unit-of-work.ts'

/** Settings of an account; what is left out of a change stays. */
export type SettingsChange = Partial<Omit<AccountSettings, 'webhooks'>> & {
  readonly webhooks?: Partial<AccountSettings['webhooks']>
}

export interface AccountSettingsService {
  /** Changes settings, and gives the account as it then stands. */
  update(account: AccountId, change: SettingsChange): Promise<{ readonly state: AccountState }>
}

export function createAccountSettings(options: {
  readonly accounts: Accounts
  readonly transact: Transact
}): AccountSettingsService {
  const { accounts, transact } = options
  return {
    async update(account, change) {
      await transact(account, async (unit) => {
        unit.update({ settings: changed(unit.account.settings, change) })
        return allow(undefined)
      })
      return { state: await accounts.open(account) }
    },
  }
}

function changed(settings: AccountSettings, change: SettingsChange): AccountSettings {
  const { webhooks } = settings
  return {
    apiVersion: change.apiVersion ?? settings.apiVersion,
    defaultStore: given(change.defaultStore, settings.defaultStore),
    defaultOutcome: given(change.defaultOutcome, settings.defaultOutcome),
    voidCutoff: change.voidCutoff ?? settings.voidCutoff,
    zeroInterestInstallments: change.zeroInterestInstallments ?? settings.zeroInterestInstallments,
    wire: change.wire ?? settings.wire,
    expireEvent: change.expireEvent ?? settings.expireEvent,
    webhooks: changedWebhooks(webhooks, change.webhooks ?? {}),
  }
}

function changedWebhooks(
  webhooks: WebhookEndpoint,
  change: Partial<WebhookEndpoint>,
): WebhookEndpoint {
  // Another secret ends a rotation; a URL, the same or another, lets an endpoint that was gone have webhooks again.
  const rotates = change.secret === undefined
  return {
    url: given(change.url, webhooks.url),
    events: change.events ?? webhooks.events,
    secret: given(change.secret, webhooks.secret),
    previousSecret: rotates ? webhooks.previousSecret : null,
    rotatesUntil: rotates ? webhooks.rotatesUntil : null,
    retryPolicy: change.retryPolicy ?? webhooks.retryPolicy,
    standardHeaders: change.standardHeaders ?? webhooks.standardHeaders,
    disabled: change.disabled ?? (change.url === undefined && webhooks.disabled),
  }
}

/** Null is a value; only what is left out stays as it was. */
function given<T>(value: T | undefined, before: T): T {
  return value === undefined ? before : value
}
