import type { Control, ControlWire } from '@omise-sandbox/api'
import {
  after,
  allow,
  type Duration,
  formatDuration,
  type Outcome,
  parseTimeOfDay,
  seconds,
} from '@omise-sandbox/core'
import { checkRequest } from '../control/check.ts'
import type { ControlParts } from '../control/parts.ts'
import { presentSettings, presentWebhooks } from '../control/present.ts'
import { badRequest } from '../control/problem.ts'
import { durationFrom } from '../control/read-time.ts'
import { type OutcomeWords, outcomeFrom } from '../outcomes/read-outcome.ts'
import type { AccountId, AccountState } from '../storage/store.ts'
import { parseTarget } from '../webhooks/endpoint.ts'
import type { SettingsChange } from './account-settings.ts'

export function accountControl(parts: ControlParts, account: AccountId): Control['account'] {
  const present = (state: AccountState) => presentSettings(account, state.settings, parts.outcome)
  return {
    getSettings: async () => present(await parts.accounts.read(account)),
    async updateSettings(wanted) {
      checkRequest('updateAccountSettingsBody', wanted)
      const outcome = readDefaultOutcome(wanted.default_outcome, parts.delay)
      const cutoff =
        wanted.void_cutoff === undefined ? undefined : parseTimeOfDay(wanted.void_cutoff)
      const state = await changeSettings(parts, account, {
        ...(wanted.country === undefined ? {} : { country: wanted.country }),
        ...(wanted.methods === undefined ? {} : { methods: wanted.methods }),
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
    get: async () => present(await parts.accounts.read(account)),
    async update(wanted) {
      checkRequest('updateWebhooksBody', wanted)
      const url = readUrl(wanted.url, parts.targets)
      const { events, secret, standard_headers } = wanted
      const retryPolicy = retryPolicyFrom(wanted.retry_policy)
      const state = await changeSettings(parts, account, {
        webhooks: {
          ...(url === undefined ? {} : { url }),
          ...(events === undefined ? {} : { events }),
          ...(secret === undefined ? {} : { secret }),
          ...(retryPolicy === undefined ? {} : { retryPolicy }),
          ...(standard_headers === undefined ? {} : { standardHeaders: standard_headers }),
        },
      })
      return present(state)
    },
    rotateSecret: async (words) => present(await rotate(parts, account, words ?? {})),
  }
}

/** The URL as it is kept. */
function readUrl(
  url: string | null | undefined,
  targets: ControlParts['targets'],
): string | null | undefined {
  if (typeof url !== 'string') return url
  const target = parseTarget(url, targets)
  if (target.ok) return target.value.href
  throw badRequest(
    `Webhooks cannot go there: ${target.refusal}.`,
    'Use an http or https URL such as http://127.0.0.1:3000/hook, sandbox:inbox or sandbox:listener.',
  )
}

type RetryPolicy = AccountState['settings']['webhooks']['retryPolicy']

const maxTimeout = seconds(60)

function retryPolicyFrom(words: ControlWire['RetryPolicy'] | undefined): RetryPolicy | undefined {
  if (words === undefined || typeof words === 'string') return words
  const timeout = words.timeout === undefined ? seconds(10) : durationFrom(words.timeout)
  if (timeout === 0 || timeout > maxTimeout) {
    throw badRequest(
      `The timeout cannot be ${words.timeout}.`,
      `Use more than 0s, and ${formatDuration(maxTimeout)} or less.`,
    )
  }
  return { waits: words.waits.map(durationFrom), timeout }
}

/** Gives an account a secret of its own random numbers, and lets the one before sign too for a while. */
async function rotate(
  parts: ControlParts,
  account: AccountId,
  words: ControlWire['SecretRotation'],
): Promise<AccountState> {
  checkRequest('rotateSecretBody', words)
  const overlap = durationFrom(words.overlap ?? '24h')
  await parts.transact(account, async (unit) => {
    const { settings } = unit.accountState()
    const { webhooks } = settings
    const bytes = Buffer.alloc(32)
    for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32BE(unit.rng.next(), at)
    const rotated = {
      ...webhooks,
      secret: bytes.toString('base64'),
      previousSecret: webhooks.secret,
      rotatesUntil: webhooks.secret === null ? null : after(unit.now, overlap),
    }
    unit.update({ settings: { ...settings, webhooks: rotated } })
    return allow(undefined)
  })
  return parts.accounts.read(account)
}

/** Changes settings, does what is due, and gives the account as it then stands. */
async function changeSettings(
  parts: ControlParts,
  account: AccountId,
  change: SettingsChange,
): Promise<AccountState> {
  await parts.settings.update(account, change)
  await parts.scheduler.runDue(account)
  return parts.accounts.read(account)
}
