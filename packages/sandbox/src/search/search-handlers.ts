import type { Wire } from '@omise-sandbox/api'
import { allow, type Charge } from '@omise-sandbox/core'
import { presentCharge } from '../charges/present-charge.ts'
import type { Call, OmiseHandlers } from '../omise/call.ts'
import { presentRefund } from '../refunds/present-refund.ts'
import type { Page } from '../storage/store.ts'
import { readScope, readSearch, type SearchRequest } from './read-search.ts'
import type { Search } from './search.ts'
import { chargeFilters, refundFilters } from './search-facets.ts'

type SearchHandlers = Pick<OmiseHandlers, 'search' | 'searchCharges' | 'searchRefunds'>

export function createSearchHandlers({ search }: { readonly search: Search }): SearchHandlers {
  return {
    searchCharges: (call) => searchCharges(search, call, '/charges/search'),
    searchRefunds: (call) => searchRefunds(search, call, '/refunds/search'),
    async search(call) {
      const scope = readScope(call.fields.scope)
      if (!scope.ok) return scope
      if (scope.value === 'charge') return searchCharges(search, call, '/search')
      if (scope.value === 'refund') return searchRefunds(search, call, '/search')
      const request = readSearch(call.fields, undefined)
      if (!request.ok) return request
      const show = (none: never) => none
      const found = { page: { data: [], total: 0 }, request: request.value, show }
      return answer({ ...found, location: '/search', scope: scope.value })
    },
  }
}

async function searchCharges(search: Search, call: Call, location: string) {
  const request = readSearch(call.fields, chargeFilters)
  if (!request.ok) return request
  const show = (charge: Charge) => presentCharge(charge, call.now)
  const page = await search.find(call.account, 'charge', {
    ...pageOf(request.value),
    holds: (charge) => request.value.holds(show(charge)),
  })
  return answer({ page, request: request.value, location, scope: 'charge', show })
}

async function searchRefunds(search: Search, call: Call, location: string) {
  const request = readSearch(call.fields, refundFilters)
  if (!request.ok) return request
  const page = await search.find(call.account, 'refund', {
    ...pageOf(request.value),
    holds: (refund) => request.value.holds(presentRefund(refund)),
  })
  return answer({ page, request: request.value, location, scope: 'refund', show: presentRefund })
}

const bahtHint =
  'Nothing was found. Amounts in filters are in whole currency, such as in baht and not in satang: filters[amount]=4000 finds charges of 400000.'

function pageOf({ page, perPage, order }: Pick<SearchRequest, 'page' | 'perPage' | 'order'>) {
  return { order, offset: (page - 1) * perPage, limit: perPage }
}

function answer<T>(found: {
  readonly page: Page<T>
  readonly request: Omit<SearchRequest, 'holds'>
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
  const asksForMoney = 'amount' in request.filters || 'refund_amount' in request.filters
  if (page.total > 0 || !asksForMoney) return allow({ body })
  return allow({ body, headers: { 'X-Sandbox-Hint': bahtHint } })
}
