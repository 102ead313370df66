import {
  allow,
  type Clock,
  type Duration,
  durationForm,
  formatInstant,
  frozenAt,
  type Instant,
  instant,
  lastInstant,
  type Outcome,
  parseDuration,
  parseInstant,
  parseTimeOfDay,
  readClock,
  setClock,
} from '@omise-sandbox/core'
import { parseTarget, type TargetPolicy } from '../delivery/target.ts'
import type { AccountSettingsService, SettingsChange } from '../services/account-settings.ts'
import type { Accounts } from '../services/accounts.ts'
import { type Charges, demandOf } from '../services/charges.ts'
import type { Decide } from '../services/decision.ts'
import type { AccountId, AccountState, Store } from '../store/store.ts'
import type { Timeline } from '../time/timeline.ts'
import { presentCharge } from '../wire/present.ts'
import { atOnce, readOutcome } from '../wire/read-prefer.ts'
import { checkRequest } from './check.ts'
import type { Control } from './control.ts'
import {
  presentClock,
  presentDelivery,
  presentSettings,
  presentTask,
  presentWebhooks,
} from './present.ts'
import { badRequest, chargeIsFinal, chargeNotFound } from './problem.ts'
import { waitForCharge } from './wait.ts'

export interface ControlParts {
  readonly store: Store
  readonly accounts: Accounts
  readonly decide: Decide
  readonly charges: Charges
  readonly settings: AccountSettingsService
  readonly timeline: Timeline
  readonly wall: () => Instant
  readonly clock: Clock
  readonly outcome: Outcome
  readonly delay: Duration
  readonly targets: TargetPolicy
}

/** One account's control: the same for both doors. */
export function createControl(parts: ControlParts, account: AccountId): Control {
  return {
    reset: () => resetAccount(parts, account),
    account: accountControl(parts, account),
    clock: clockControl(parts, account),
    charges: { outcome: (charge, words) => decideCharge(parts, account, charge, words) },
    webhooks: webhookControl(parts, account),
    deliveries: { list: (query) => listDeliveries(parts, account, query ?? {}) },
    async wait(condition) {
      const { charge, deliveries } = await waitForCharge(parts.store, account, condition)
      const now = await nowOf(parts, account)
      return {
        charge: presentCharge(charge, now),
        deliveries: await withEvents(parts, account, deliveries),
      }
    },
  }
}

async function nowOf({ accounts, wall }: ControlParts, account: AccountId): Promise<Instant> {
  return readClock((await accounts.open(account)).clock, wall())
}

function resetAccount(parts: ControlParts, account: AccountId): Promise<void> {
  // What is still under way, an advance or a webhook, belongs to the epoch that ends here, and stops.
  return parts.store.atomically(account, async (tx) => {
    const before = await tx.account()
    tx.erase()
    tx.saveAccount(parts.accounts.fresh(account, (before?.epoch ?? 0) + 1))
  })
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

/** Changes the clock, does what is due by then, and gives the account as it then stands. */
async function changeClock(
  parts: ControlParts,
  account: AccountId,
  next: (clock: Clock, wall: Instant) => Clock,
): Promise<AccountState> {
  await parts.decide(account, async (decision) => {
    decision.change({ clock: next(decision.account.clock, parts.wall()) })
    return allow(undefined)
  })
  await parts.timeline.runDue(account)
  return parts.accounts.open(account)
}

function accountControl(parts: ControlParts, account: AccountId): Control['account'] {
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

type OutcomeWords = Parameters<Control['charges']['outcome']>[1]

function readDefaultOutcome(
  words: OutcomeWords | null | undefined,
  delay: Duration,
): Outcome | null | undefined {
  return words === undefined || words === null ? words : outcomeFrom(words, delay)
}

function outcomeFrom(words: OutcomeWords, delay: Duration): Outcome {
  const outcome = readOutcome(words, delay)
  if (!outcome.ok) throw badRequest('The outcome cannot be this.', outcome.refusal)
  return outcome.value
}

function clockControl(parts: ControlParts, account: AccountId): Control['clock'] {
  const show = (state: AccountState) => presentClock(state.clock, parts.wall())
  const changed = async (next: (clock: Clock, wall: Instant) => Clock) =>
    show(await changeClock(parts, account, next))
  return {
    now: async () => show(await parts.accounts.open(account)),
    async freeze(at) {
      const moment = at === undefined ? undefined : momentFrom(at)
      return changed((clock, wall) => frozenAt(moment ?? readClock(clock, wall)))
    },
    async set(at) {
      const moment = momentFrom(at)
      return changed((clock, wall) => setClock(clock, moment, wall))
    },
    async advance(by) {
      const length = durationFrom(by)
      const now = await nowOf(parts, account)
      if (now + length > latestClock) {
        throw badRequest(`${by} from ${formatInstant(now)} is too far ahead.`, clocksReach)
      }
      const advanced = await parts.timeline.advance(account, length)
      const { clock } = await parts.accounts.open(account)
      return {
        now: formatInstant(advanced.now),
        mode: clock.mode,
        fired: advanced.fired.map(({ task, at }) => presentTask(task, at)),
        fired_count: advanced.count,
      }
    },
    reset: () => changed(() => parts.clock),
  }
}

/** Later than any id can tell, less the years that a clock may run on. */
const latestClock = instant(Date.UTC(2290, 0, 1))
const clocksReach = `Clocks reach ${formatInstant(latestClock)}.`

function momentFrom(text: string): Instant {
  const moment = parseInstant(text)
  if (moment === undefined) {
    throw badRequest(`"${text}" is not a time.`, 'Use a UTC time such as 2026-01-01T00:00:00Z.')
  }
  if (moment > latestClock) throw badRequest(`${text} is too far ahead.`, clocksReach)
  return moment
}

function durationFrom(text: string): Duration {
  const length = parseDuration(text)
  if (length === undefined) throw badRequest(`"${text}" is not a duration.`, `Use ${durationForm}.`)
  return length
}

async function decideCharge(
  parts: ControlParts,
  account: AccountId,
  id: string,
  words: OutcomeWords,
) {
  checkRequest('decideChargeOutcomeBody', words)
  const outcome = outcomeFrom(words, atOnce)
  const result =
    outcome.kind === 'manual' || outcome.after > 0
      ? await parts.charges.plan(account, id, outcome)
      : await parts.charges.demand(account, id, demandOf(outcome), 'control')
  const now = await nowOf(parts, account)
  if (result.ok) return presentCharge(result.value, now)
  const charge = await parts.store.reader(account).get('charge', id)
  throw charge ? chargeIsFinal(id, charge.status) : chargeNotFound(id)
}

function webhookControl(parts: ControlParts, account: AccountId): Control['webhooks'] {
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

async function listDeliveries(
  parts: ControlParts,
  account: AccountId,
  query: NonNullable<Parameters<Control['deliveries']['list']>[0]>,
) {
  const reader = parts.store.reader(account)
  const charge = query.charge === undefined ? undefined : await reader.get('charge', query.charge)
  if (query.charge !== undefined && !charge) throw chargeNotFound(query.charge)
  const page = await reader.list('delivery', {
    from: instant(0),
    until: lastInstant,
    order: 'reverse_chronological',
    offset: query.offset ?? 0,
    limit: Math.min(query.limit ?? 20, 100),
    charge: charge?.facts.id,
  })
  return { data: await withEvents(parts, account, page.data), total: page.total }
}

async function withEvents(
  { store }: ControlParts,
  account: AccountId,
  deliveries: readonly Parameters<typeof presentDelivery>[0][],
) {
  const reader = store.reader(account)
  const ids = [...new Set(deliveries.map(({ event }) => event))]
  const events = new Map(
    await Promise.all(ids.map(async (id) => [id, await reader.get('event', id)] as const)),
  )
  return deliveries.map((delivery) => presentDelivery(delivery, events.get(delivery.event)))
}
