import {
  type Accounts,
  type Capabilities,
  createAccount,
  createCapability,
  createSystem,
  type Systems,
} from './accounts.ts'
import { type Ask, createAsk } from './api.ts'
import { type Charges, createCharges } from './charges.ts'
import { createEvents, type Events } from './events.ts'
import { type ClientOptions, readOptions } from './options.ts'
import { ClientOptionError } from './read-option.ts'
import { createRefunds, type Refunds } from './refunds.ts'
import { createSources, type Sources } from './sources.ts'
import {
  type Balances,
  createBalance,
  createTransactions,
  type Transactions,
} from './transactions.ts'

/** Omise's API for payments by scanned code, one small method an operation. */
export interface Client {
  readonly charges: Charges
  readonly refunds: Refunds
  readonly sources: Sources
  readonly events: Events
  readonly transactions: Transactions
  readonly balance: Balances
  readonly account: Accounts
  readonly capability: Capabilities
  readonly system: Systems
}

/**
 * A client of Omise's API, or of a sandbox at `baseUrl`. It opens nothing until it is used, keeps nothing, and needs no
 * closing. It runs wherever there is `fetch`: Node, Deno, Bun, workers, browsers (with a public key alone).
 *
 * Throws a {@link ClientOptionError} where an option makes no sense. Calls throw an OmiseError where Omise refuses, a
 * ConnectionError, AnswerTimeoutError or UnexpectedAnswerError where no answer of Omise came (all are RequestErrors), a
 * ClientOptionError for what is no id, and the signal's reason once that is aborted; `charges.waitUntilFinal` also a
 * WaitTimeoutError. No message holds a key or a barcode, unless Omise's own does.
 *
 * @example
 * const client = createClient({ secretKey: 'skey_test_sandbox', baseUrl: 'http://127.0.0.1:8424' })
 * const { data } = await client.charges.list({ limit: 5 })
 */
export function createClient(options: ClientOptions): Client {
  const { secret, open, ...settings } = readOptions(options)
  const ask = secret ? createAsk({ ...settings, headers: secret }) : refuse
  const askOpenly = createAsk({ ...settings, headers: open })
  return {
    charges: createCharges(ask, settings.pause),
    refunds: createRefunds(ask),
    sources: createSources(askOpenly),
    events: createEvents(ask),
    transactions: createTransactions(ask),
    balance: createBalance(ask),
    account: createAccount(ask),
    capability: createCapability(askOpenly),
    system: createSystem(askOpenly),
  }
}

const refuse: Ask = async () => {
  throw new ClientOptionError(
    'This client has no secret key, which all but sources, capability and system want. Give createClient a secretKey; never in a browser.',
  )
}
