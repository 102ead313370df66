import { type Instant, listenerUrl } from '@omise-sandbox/core'
import type { AttemptReport } from './delivery/attempt.ts'
import { createDispatcher, type Dispatcher } from './delivery/dispatcher.ts'
import { createListenerSend } from './delivery/listener-send.ts'
import type { Post } from './delivery/post.ts'
import type { readOptions } from './options.ts'
import { createAccountSettings } from './services/account-settings.ts'
import { type AccountDefaults, type Accounts, createAccounts } from './services/accounts.ts'
import { createCharges } from './services/charges.ts'
import { createEvents } from './services/events.ts'
import { createRefunds } from './services/refunds.ts'
import { createSearch } from './services/search.ts'
import type { Services } from './services/services.ts'
import { createSources } from './services/sources.ts'
import { createTransactions } from './services/transactions.ts'
import { createTransact, type Transact } from './services/unit-of-work.ts'
import type { AccountId, Store } from './store/store.ts'
import { createScheduler, type Scheduler } from './time/scheduler.ts'
import { version } from './version.ts'
import { webhookBody } from './wire/present-event.ts'

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
  readonly defaults: Pick<AccountDefaults, 'clock' | 'seed'>
  readonly wallClock: () => Instant
  readonly post: Post
  /** The listeners whose connections this process holds. */
  readonly connected: ReadonlySet<string>
  readonly onUse: (account: AccountId) => void
  readonly onAttempt: (report: AttemptReport) => void
  readonly onError: (error: unknown) => void
}): Engine {
  const { store, settings, wallClock, post, connected, onUse, onAttempt, onError } = options
  const { outcome, delay } = settings
  const accounts = createAccounts({
    store,
    wallClock,
    onUse,
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
