import { allow } from '@omise-sandbox/core'
import { presentList } from '../wire/present-list.ts'
import { readList } from '../wire/read-list.ts'
import type { Call } from './call.ts'

/** What an integration may list and this sandbox has none of. */
export const emptyLists = {
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
