import { type Instant, listenerUrl } from '@omise-sandbox/core'
import { createAccountSettings } from './account/account-settings.ts'
import { type AccountDefaults, type Accounts, createAccounts } from './account/accounts.ts'
import { createTransact, type Transact } from './account/unit-of-work.ts'
import { createCharges } from './charges/charges.ts'
import { createEvents } from './events/events.ts'
import { webhookBody } from './events/present-event.ts'
import type { readOptions } from './options.ts'
import { createRefunds } from './refunds/refunds.ts'
import { createScheduler, type Scheduler } from './scheduler/scheduler.ts'
import { createSearch } from './search/search.ts'
import type { Services } from './services.ts'
import { createSources } from './sources/sources.ts'
import type { AccountId, Store } from './storage/store.ts'
import { createTransactions } from './transactions/transactions.ts'
import { version } from './version.ts'
import type { AttemptReport } from './webhooks/attempt.ts'
import { createDispatcher, type Dispatcher } from './webhooks/dispatcher.ts'
import type { Post } from './webhooks/http-post.ts'
import { createListenerSend } from './webhooks/listener-send.ts'

/** What makes a payment go on, with no door to it yet: services, timeline, and what sends webhooks. */
export interface Engine {
  readonly accounts: Accounts
  readonly transact: Transact
  readonly services: Services
  readonly scheduler: Scheduler
  readonly sender: Dispatcher
}

export function createEngine(options: {
  readonly store: Store
  readonly settings: ReturnType<typeof readOptions>
  readonly defaults: Pick<AccountDefaults, 'clock' | 'seed' | 'secretSalt'>
  readonly wallClock: () => Instant
  readonly post: Post
  /** The listeners whose connections this process holds. */
  readonly connected: ReadonlySet<string>
  readonly onUse: (account: AccountId) => void
  readonly makeRoom: () => Promise<void>
  readonly onAttempt: (report: AttemptReport) => void
  readonly onError: (error: unknown) => void
}): Engine {
  const { store, settings, wallClock, post, connected, onAttempt, onError } = options
  const { outcome, delay } = settings
  const accounts = createAccounts({
    store,
    wallClock,
    onUse: options.onUse,
    makeRoom: options.makeRoom,
    defaults: {
      settings: settings.account,
      retryPolicy: settings.retryPolicy,
      ...options.defaults,
    },
  })
  const transact = createTransact({
    store,
    accounts,
    wallClock,
    dueFirst: (account, tx) => scheduler.dueFirst(account, tx),
    send: (account, task) => void sender.send(account, task),
    catchUp: (account) => scheduler.runDue(account),
  })
  const toListener = createListenerSend({ store, wallClock, connected })
  const sender = createDispatcher({
    store,
    wallClock,
    send: (message, of) => (message.url === listenerUrl ? toListener(message, of) : post(message)),
    bodyOf: webhookBody,
    userAgent: `omise-sandbox/${version}`,
    onAttempt,
    onError,
  })
  const scheduler = createScheduler({ store, accounts, wallClock, sender })
  const services = {
    charges: createCharges({ store, transact, outcome, delay }),
    sources: createSources({ store, transact }),
    refunds: createRefunds({ store, transact }),
    transactions: createTransactions({ store }),
    search: createSearch({ store }),
    accounts: createAccountSettings({ accounts, transact }),
    events: createEvents({ store }),
  }
  return { accounts, transact, services, scheduler, sender }
}
