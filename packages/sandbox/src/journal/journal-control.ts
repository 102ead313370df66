import type { ControlWire, RequestQuery } from '@omise-sandbox/api'
import { checkQuery } from '../control/check.ts'
import type { ControlParts } from '../control/parts.ts'
import { momentFrom } from '../control/read-time.ts'
import type { JournalQuery } from '../storage/journal.ts'
import type { AccountId } from '../storage/store.ts'
import { presentRequest } from './present-request.ts'

/** The account's last requests, newest first. */
export async function listRequests(
  { store }: ControlParts,
  account: AccountId,
  query: RequestQuery,
): Promise<ControlWire['RequestList']> {
  checkQuery('listRequestsQuery', query)
  const { data, total } = await store.journal.list(account, {
    charge: query.charge,
    key: query.key,
    status: query.status === undefined ? undefined : statusFrom(query.status),
    from: query.from === undefined ? undefined : momentFrom(query.from),
    until: query.until === undefined ? undefined : momentFrom(query.until),
    offset: query.offset ?? 0,
    limit: Math.min(query.limit ?? 20, 100),
  })
  return { data: data.map(presentRequest), total }
}

function statusFrom(text: string): JournalQuery['status'] {
  if (text === 'none') return 'none'
  if (/^[1-5]xx$/.test(text)) {
    const from = Number(text[0]) * 100
    return { from, to: from + 99 }
  }
  if (/^[1-5]\d\d$/.test(text)) return { from: Number(text), to: Number(text) }
  throw new Error(`"${text}" passed as a status and is none.`)
}
