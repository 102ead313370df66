import { allow, type BarcodeRules, methodOf } from '@omise-sandbox/core'
import { createAccountHandlers } from '../account/account-handlers.ts'
import { createChargeHandlers, type ReadingOptions } from '../charges/charge-handlers.ts'
import { presentEvent } from '../events/present-event.ts'
import { createRefundHandlers } from '../refunds/refund-handlers.ts'
import { createSearchHandlers } from '../search/search-handlers.ts'
import type { Services } from '../services.ts'
import { presentSource } from '../sources/present-source.ts'
import { hintOfStore } from '../sources/read-code.ts'
import { readSource } from '../sources/read-source.ts'
import type { Sources, SourceWithCharge } from '../sources/sources.ts'
import { createTransactionHandlers } from '../transactions/transaction-handlers.ts'
import { answerList, idIn, present } from './answers.ts'
import type { Call, OmiseHandlers } from './call.ts'
import { emptyLists } from './empty-lists.ts'
import { hintHeader, hintsOfBarcode } from './outcome-headers.ts'

/** Each handler reads the input, calls a service, and presents what it gives. */
export function createOmiseHandlers(
  options: ReadingOptions & { readonly services: Services },
): OmiseHandlers {
  const { services } = options
  return {
    ...createChargeHandlers(services, options),
    ...createRefundHandlers(services),
    ...createTransactionHandlers(services.transactions),
    ...createSourceHandlers(services.sources, options.barcodeRules),
    ...createEventHandlers(services),
    ...createAccountHandlers(services.accounts, options.targets),
    ...createSearchHandlers(services),
    ...emptyLists,
  }
}

function createSourceHandlers(sources: Sources, barcodeRules: BarcodeRules) {
  const show = ({ source, charge }: SourceWithCharge) => presentSource(source, charge)
  return {
    async createSource(call: Call) {
      const request = readSource(call.fields, call.settings, barcodeRules)
      if (!request.ok) return request
      const source = present(await sources.create(call.account, request.value), show)
      const method = methodOf(request.value.type)
      const aboutStore = hintOfStore(call.fields, method)
      const hints = [
        ...hintsOfBarcode(request.value.barcode, method),
        ...(aboutStore === undefined ? [] : [aboutStore]),
      ]
      return source.ok ? allow({ body: source.value.body, headers: hintHeader(hints) }) : source
    },
    getSource: async (call: Call) =>
      present(await sources.get(call.account, idIn(call, 'source')), show),
  }
}

function createEventHandlers({ charges, events }: Services) {
  return {
    getEvent: async (call: Call) =>
      present(await events.get(call.account, idIn(call, 'event')), presentEvent),
    listEvents: (call: Call) =>
      answerList(call, '/events', (query) => events.list(call.account, query), presentEvent),
    async listChargeEvents(call: Call) {
      const charge = await charges.get(call.account, idIn(call, 'charge'))
      if (!charge.ok) return charge
      const { id } = charge.value.facts
      const location = `/charges/${id}/events`
      return answerList(
        call,
        location,
        (query) => events.list(call.account, query),
        presentEvent,
        id,
      )
    },
  }
}
