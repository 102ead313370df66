import type { Wire } from '@omise-sandbox/api'
import { allow, type Charge, type Refund } from '@omise-sandbox/core'
import type { Search } from '../services/search.ts'
import type { Page } from '../store/store.ts'
import { presentCharge, presentRefund } from '../wire/present.ts'
import { matches, readScope, readSearch, type SearchRequest } from '../wire/read-search.ts'
import type { Call, OmiseHandlers } from './call.ts'

type SearchHandlers = Pick<OmiseHandlers, 'search' | 'searchCharges' | 'searchRefunds'>

/** The filters that say something of this payment method. */
const chargeFilters = [
  'amount',
  'authorized',
  'captured',
  'created',
  'currency',
  'failure_code',
  'refund_amount',
  'refunded',
  'reversed',
  'source_type',
  'status',
  'voided',
] as const
const refundFilters = ['amount', 'created', 'currency', 'voided'] as const

export function createSearchHandlers({ search }: { readonly search: Search }): SearchHandlers {
  async function searchCharges(call: Call, location: string) {
    const request = readSearch(call.fields, chargeFilters)
    if (!request.ok) return request
    const show = (charge: Charge) => presentCharge(charge, call.now)
    const page = await search.find(call.account, 'charge', {
      ...pageOf(request.value),
      holds(charge) {
        const shown = show(charge)
        return matches(shown, chargeFacets(shown), request.value)
      },
    })
    return answer({ page, request: request.value, location, scope: 'charge', show })
  }

  async function searchRefunds(call: Call, location: string) {
    const request = readSearch(call.fields, refundFilters)
    if (!request.ok) return request
    const show = (refund: Refund) => presentRefund(refund)
    const page = await search.find(call.account, 'refund', {
      ...pageOf(request.value),
      holds: (refund) => matches(show(refund), refundFacets(show(refund)), request.value),
    })
    return answer({ page, request: request.value, location, scope: 'refund', show })
  }

  return {
    searchCharges: (call) => searchCharges(call, '/charges/search'),
    searchRefunds: (call) => searchRefunds(call, '/refunds/search'),
    async search(call) {
      const scope = readScope(call.fields.scope)
      if (!scope.ok) return scope
      if (scope.value === 'charge') return searchCharges(call, '/search')
      if (scope.value === 'refund') return searchRefunds(call, '/search')
      const request = readSearch(call.fields, [])
      if (!request.ok) return request
      const nothing = { data: [], total: 0 }
      const show = (none: never) => none
      return answer({
        page: nothing,
        request: request.value,
        location: '/search',
        scope: scope.value,
        show,
      })
    },
  }
}

function pageOf({ page, perPage, order }: SearchRequest) {
  return { order, offset: (page - 1) * perPage, limit: perPage }
}

function chargeFacets(charge: Wire['Charge']): Record<string, string> {
  return {
    amount: String(charge.amount),
    authorized: String(charge.authorized),
    captured: String(charge.paid),
    created: charge.created_at,
    currency: charge.currency,
    failure_code: charge.failure_code ?? '',
    refund_amount: String(charge.refunded_amount),
    refunded: String(charge.refunded_amount > 0),
    reversed: String(charge.reversed),
    source_type: charge.source.type,
    status: charge.status,
    voided: String(charge.voided),
  }
}

function refundFacets(refund: Wire['Refund']): Record<string, string> {
  return {
    amount: String(refund.amount),
    created: refund.created_at,
    currency: refund.currency,
    voided: String(refund.voided),
  }
}

function answer<T>(found: {
  readonly page: Page<T>
  readonly request: SearchRequest
  readonly location: string
  readonly scope: string
  readonly show: (item: T) => Wire['Charge'] | Wire['Refund']
}) {
  const { page, request, location, scope, show } = found
  const body: Wire['SearchResult'] = {
    object: 'search',
    export: null,
    data: page.data.map(show),
    page: request.page,
    per_page: request.perPage,
    total: page.total,
    total_pages: Math.ceil(page.total / request.perPage),
    filters: request.filters,
    location,
    order: request.order,
    query: request.query,
    scope,
    aggregate_level: null,
  }
  return allow({ body })
}
