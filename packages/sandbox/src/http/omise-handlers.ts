import {
  allow,
  type BarcodeRules,
  type Charge,
  type ChargeId,
  type Duration,
  formatOutcome,
  type Instant,
  instant,
  lastChangeOf,
  type Result,
  refuse,
} from '@omise-sandbox/core'
import type { TargetPolicy } from '../delivery/target.ts'
import type { AccountSettingsService } from '../services/account-settings.ts'
import type { Charges, Demand } from '../services/charges.ts'
import type { Events } from '../services/events.ts'
import type { Refunds } from '../services/refunds.ts'
import type { Search } from '../services/search.ts'
import type { Sources, SourceWithCharge } from '../services/sources.ts'
import type { Transactions } from '../services/transactions.ts'
import type { Page } from '../store/store.ts'
import { hintOfGivenSource } from '../wire/given-source.ts'
import { presentCharge, presentList, presentRefund, presentSource } from '../wire/present.ts'
import {
  presentAccount,
  presentApiVersions,
  presentCapability,
  presentSystemInfo,
} from '../wire/present-account.ts'
import { presentEvent } from '../wire/present-event.ts'
import { presentBalance, presentTransaction } from '../wire/present-money.ts'
import { readAccount } from '../wire/read-account.ts'
import { readCharge, readFailure, readNotes, readRefund } from '../wire/read-charge.ts'
import { isExpanded } from '../wire/read-expand.ts'
import { queryFor, readList } from '../wire/read-list.ts'
import { readPrefer } from '../wire/read-prefer.ts'
import { readSource } from '../wire/read-source.ts'
import type { Answer, Call, OmiseHandlers } from './call.ts'
import { hintHeader, hintsOfBarcode, outcomeHeaders } from './outcome-headers.ts'
import { createSearchHandlers } from './search-handlers.ts'

export interface Services {
  readonly accounts: AccountSettingsService
  readonly charges: Charges
  readonly sources: Sources
  readonly refunds: Refunds
  readonly transactions: Transactions
  readonly search: Search
  readonly events: Events
}

/** Each handler reads the input, calls a service, and presents what it gives. */
export function createOmiseHandlers(options: {
  readonly services: Services
  readonly delay: Duration
  readonly targets: TargetPolicy
  readonly barcodeRules: BarcodeRules
}): OmiseHandlers {
  const { delay, targets, barcodeRules } = options
  const { accounts, charges, sources, refunds, transactions, events } = options.services

  return {
    async createCharge(call) {
      const prefer = readPrefer(call.prefer, delay)
      if (!prefer.ok) return refuse({ kind: 'misused', message: prefer.refusal })
      const hasStore = call.settings.defaultStore !== null
      const reading = { now: call.now, hasStore, prefer: prefer.value, targets, barcodeRules }
      const request = readCharge(call.fields, reading)
      if (!request.ok) return request
      const made = await charges.create(call.account, request.value)
      const hint = made.ok ? hintOfGivenSource(call.fields, made.value.facts.source) : undefined
      const answer = answerCharge(made, call.now, hint)
      if (!answer.ok || !prefer.value) return answer
      const applied = { 'Preference-Applied': `outcome=${formatOutcome(prefer.value)}` }
      return allow({ body: answer.value.body, headers: { ...answer.value.headers, ...applied } })
    },
    async getCharge(call) {
      const answer = answerCharge(await charges.get(call.account, idIn(call, 'charge')), call.now)
      if (!answer.ok || !isExpanded(call.fields, 'transaction')) return answer
      const { body, headers } = answer.value
      const transaction = await expandTransaction(call, body.transaction)
      return allow({ body: { ...body, transaction }, headers })
    },
    async listCharges(call) {
      const request = readList(call.fields, call.now)
      if (!request.ok) return request
      const page = await charges.list(call.account, queryFor(request.value))
      return list(page, { ...request.value, location: '/charges' }, (charge) =>
        presentCharge(charge, call.now),
      )
    },
    async updateCharge(call) {
      const change = readNotes(call.fields)
      if (!change.ok) return change
      return demand(call, { type: 'update', change: change.value })
    },
    expireCharge: (call) => demand(call, { type: 'expire' }),
    captureCharge: (call) => charges.attempt(call.account, idIn(call, 'charge'), 'capture'),
    reverseCharge: (call) => charges.attempt(call.account, idIn(call, 'charge'), 'reverse'),
    markChargeAsPaid: (call) => demand(call, { type: 'pay' }),
    async markChargeAsFailed(call) {
      const failure = readFailure(call.fields)
      if (!failure.ok) return failure
      return demand(call, { type: 'fail', failure: failure.value })
    },

    async createRefund(call) {
      const request = readRefund(call.fields)
      if (!request.ok) return request
      const refund = await refunds.create(call.account, idIn(call, 'charge'), request.value)
      return present(refund, presentRefund)
    },
    async getRefund(call) {
      const refund = await refunds.get(call.account, idIn(call, 'charge'), idIn(call, 'refund'))
      if (!refund.ok) return refund
      const body = presentRefund(refund.value)
      if (isExpanded(call.fields, 'transaction')) {
        body.transaction = (await expandTransaction(call, body.transaction)) ?? body.transaction
      }
      if (isExpanded(call.fields, 'charge')) {
        const charge = await charges.get(call.account, refund.value.charge)
        if (charge.ok) body.charge = presentCharge(charge.value, call.now)
      }
      return allow({ body })
    },
    async listChargeRefunds(call) {
      const charge = await charges.get(call.account, idIn(call, 'charge'))
      if (!charge.ok) return charge
      const request = readList(call.fields, call.now)
      if (!request.ok) return request
      const { id } = charge.value.facts
      const page = await refunds.list(call.account, queryFor(request.value, id))
      return list(page, { ...request.value, location: `/charges/${id}/refunds` }, presentRefund)
    },

    async listRefunds(call) {
      const request = readList(call.fields, call.now)
      if (!request.ok) return request
      const page = await refunds.list(call.account, queryFor(request.value))
      return list(page, { ...request.value, location: '/refunds' }, presentRefund)
    },

    async listTransactions(call) {
      const request = readList(call.fields, call.now)
      if (!request.ok) return request
      const page = await transactions.list(call.account, queryFor(request.value))
      return list(page, { ...request.value, location: '/transactions' }, presentTransaction)
    },
    async getTransaction(call) {
      const transaction = await transactions.get(call.account, idIn(call, 'transaction'))
      return present(transaction, presentTransaction)
    },
    getBalance: async (call) =>
      allow({ body: presentBalance(call.balance, call.accountCreatedAt) }),

    async createSource(call) {
      const request = readSource(call.fields, barcodeRules)
      if (!request.ok) return request
      const source = present(await sources.create(call.account, request.value), presentStoredSource)
      const hints = hintsOfBarcode(request.value.barcode)
      return source.ok ? allow({ body: source.value.body, headers: hintHeader(hints) }) : source
    },
    async getSource(call) {
      const source = await sources.get(call.account, idIn(call, 'source'))
      return present(source, presentStoredSource)
    },

    async getEvent(call) {
      return present(await events.get(call.account, idIn(call, 'event')), presentEvent)
    },
    listEvents: (call) => listEvents(call, '/events'),
    async listChargeEvents(call) {
      const charge = await charges.get(call.account, idIn(call, 'charge'))
      if (!charge.ok) return charge
      const { id } = charge.value.facts
      return listEvents(call, `/charges/${id}/events`, id)
    },

    getAccount: async (call) => allow({ body: presentAccount(call) }),
    async updateAccount(call) {
      const change = readAccount(call.fields, targets)
      if (!change.ok) return change
      const { state } = await accounts.update(call.account, change.value)
      return allow({ body: presentAccount({ ...call, settings: state.settings }) })
    },
    async listApiVersions(call) {
      const request = readList(call.fields, call.now)
      if (!request.ok) return request
      const location = '/account/api_versions'
      return allow({ body: presentApiVersions({ ...request.value, location }) })
    },
    getSystemInfo: async () => allow({ body: presentSystemInfo() }),
    ...createSearchHandlers(options.services),
    ...emptyLists,
    getCapability: async (call) => allow({ body: presentCapability(call.settings) }),
  }

  async function expandTransaction<T>(call: Call, shown: T) {
    if (typeof shown !== 'string') return shown
    const transaction = await transactions.get(call.account, shown)
    return transaction.ok ? presentTransaction(transaction.value) : shown
  }

  async function demand(call: Call, what: Demand) {
    return answerCharge(
      await charges.demand(call.account, idIn(call, 'charge'), what, 'api'),
      call.now,
    )
  }

  async function listEvents(call: Call, location: string, charge?: ChargeId) {
    const request = readList(call.fields, call.now)
    if (!request.ok) return request
    const page = await events.list(call.account, queryFor(request.value, charge))
    return list(page, { ...request.value, location }, presentEvent)
  }
}

/** What an integration may list and this sandbox has none of. */
const emptyLists = {
  listChains: emptyListAt('/chains'),
  listChargeSchedules: emptyListAt('/charges/schedules'),
  listCustomers: emptyListAt('/customers'),
  listDisputes: emptyListAt('/disputes'),
  listOpenDisputes: emptyListAt('/disputes/open'),
  listPendingDisputes: emptyListAt('/disputes/pending'),
  listClosedDisputes: emptyListAt('/disputes/closed'),
  listLinks: emptyListAt('/links'),
  listRecipients: emptyListAt('/recipients'),
  listSchedules: emptyListAt('/schedules'),
  listTransfers: emptyListAt('/transfers'),
  listTransferSchedules: emptyListAt('/transfers/schedules'),
  listReceipts: emptyListAt('/receipts'),
}

function emptyListAt(location: string) {
  return async (call: Call) => {
    const request = readList(call.fields, call.now)
    if (!request.ok) return request
    const { limit, offset, order, from, to } = request.value
    const page = presentList({ data: [], total: 0, location, limit, offset, order, from, to })
    return allow({ body: { ...page, total: 0 as const } })
  }
}

function idIn(call: Call, name: string): string {
  return call.params[name] ?? ''
}

function present<T, R, Body>(
  result: Result<T, R>,
  presentValue: (value: T) => Body,
): Result<Answer<Body>, R> {
  return result.ok ? allow({ body: presentValue(result.value) }) : result
}

/** A charge as it is answered; `hint` is what its request alone gives reason to say. */
function answerCharge<R>(result: Result<Charge, R>, now: Instant, hint?: string) {
  if (!result.ok) return result
  const charge = result.value
  // The decision may have been made a moment after the call was read.
  const shownAt = instant(Math.max(now, lastChangeOf(charge)))
  return allow({ body: presentCharge(charge, shownAt), headers: outcomeHeaders(charge, hint) })
}

function presentStoredSource({ source, charge }: SourceWithCharge) {
  return presentSource(source, charge)
}

function list<T, Body>(
  page: Page<T>,
  envelope: Omit<Parameters<typeof presentList>[0], 'data' | 'total'>,
  presentItem: (item: T) => Body,
) {
  const { data, total } = page
  return allow({ body: presentList({ ...envelope, data: data.map(presentItem), total }) })
}
