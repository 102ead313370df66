import { allow, lastInstant, methodTypesIn } from '@omise-sandbox/core'
import { countryIsFixed, methodNotOffered } from '../control/problem.ts'
import type { AccountId, AccountSettings, AccountState, WebhookEndpoint } from '../storage/store.ts'
import type { Accounts } from './accounts.ts'
import type { Transact, UnitOfWork } from './unit-of-work.ts'

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
        const settings = changed(unit.account.settings, change)
        await checkMethods(unit, settings)
        unit.update({ settings })
        return allow(undefined)
      })
      return { state: await accounts.read(account) }
    },
  }
}

/** Throws a {@link ControlRefusal} for a country or payment methods that the account cannot have. */
async function checkMethods({ tx, account }: UnitOfWork, next: AccountSettings): Promise<void> {
  const { country } = account.settings
  if (next.country !== country) {
    // Its balance and all that it has are in one currency.
    const page = { after: undefined, until: lastInstant, limit: 1 }
    const [charge] = await tx.oldest('charge', page)
    const [source] = await tx.oldest('source', page)
    if (charge || source) throw countryIsFixed(country, charge?.facts.id ?? source?.id ?? '')
  }
  const offered = methodTypesIn(next.country)
  const other = next.methods?.find((type) => !offered.includes(type))
  if (other !== undefined) throw methodNotOffered(other, next.country, offered)
}

function changed(settings: AccountSettings, change: SettingsChange): AccountSettings {
  const { webhooks } = settings
  return {
    apiVersion: change.apiVersion ?? settings.apiVersion,
    defaultStore: given(change.defaultStore, settings.defaultStore),
    defaultOutcome: given(change.defaultOutcome, settings.defaultOutcome),
    country: change.country ?? settings.country,
    methods: given(change.methods, settings.methods),
    voidCutoff: given(change.voidCutoff, settings.voidCutoff),
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
