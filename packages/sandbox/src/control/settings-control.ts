import type { Control } from '@omise-sandbox/api'
import { type Duration, type Outcome, parseTimeOfDay } from '@omise-sandbox/core'
import { parseTarget } from '../delivery/target.ts'
import type { SettingsChange } from '../services/account-settings.ts'
import type { AccountId, AccountState } from '../store/store.ts'
import { checkRequest } from './check.ts'
import type { ControlParts } from './parts.ts'
import { presentSettings, presentWebhooks } from './present.ts'
import { badRequest } from './problem.ts'
import { type OutcomeWords, outcomeFrom } from './read-outcome.ts'

export function accountControl(parts: ControlParts, account: AccountId): Control['account'] {
  const present = (state: AccountState) => presentSettings(account, state.settings, parts.outcome)
  return {
    get: async () => present(await parts.accounts.open(account)),
    async update(wanted) {
      checkRequest('updateAccountSettingsBody', wanted)
      const outcome = readDefaultOutcome(wanted.default_outcome, parts.delay)
      const cutoff =
        wanted.void_cutoff === undefined ? undefined : parseTimeOfDay(wanted.void_cutoff)
      const state = await changeSettings(parts, account, {
        ...(wanted.api_version === undefined ? {} : { apiVersion: wanted.api_version }),
        ...(wanted.default_store === undefined ? {} : { defaultStore: wanted.default_store }),
        ...(outcome === undefined ? {} : { defaultOutcome: outcome }),
        ...(cutoff === undefined ? {} : { voidCutoff: cutoff }),
      })
      return present(state)
    },
  }
}

function readDefaultOutcome(
  words: OutcomeWords | null | undefined,
  delay: Duration,
): Outcome | null | undefined {
  return words === undefined || words === null ? words : outcomeFrom(words, delay)
}

export function webhookControl(parts: ControlParts, account: AccountId): Control['webhooks'] {
  const present = (state: AccountState) => presentWebhooks(state.settings.webhooks)
  return {
    get: async () => present(await parts.accounts.open(account)),
    async update(wanted) {
      checkRequest('updateWebhooksBody', wanted)
      if (typeof wanted.url === 'string') {
        const target = parseTarget(wanted.url, parts.targets)
        if (!target.ok) {
          throw badRequest(
            `Webhooks cannot go there: ${target.refusal}.`,
            'Use an http or https URL such as http://127.0.0.1:3000/hook.',
          )
        }
      }
      const { url, events, secret } = wanted
      const state = await changeSettings(parts, account, {
        webhooks: {
          ...(url === undefined ? {} : { url }),
          ...(events === undefined ? {} : { events }),
          ...(secret === undefined ? {} : { secret }),
        },
      })
      return present(state)
    },
  }
}

/** Changes settings, does what is due, and gives the account as it then stands. */
async function changeSettings(
  parts: ControlParts,
  account: AccountId,
  change: SettingsChange,
): Promise<AccountState> {
  await parts.settings.update(account, change)
  await parts.timeline.runDue(account)
  return parts.accounts.open(account)
}
