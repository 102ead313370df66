import type { ControlWire, RequestQuery } from '@omise-sandbox/api'
import { formatInstant } from '@omise-sandbox/core'
import type { JournalEntry, JournalQuery } from '../store/journal.ts'
import type { AccountId } from '../store/store.ts'
import type { ControlParts } from './parts.ts'
import { badRequest } from './problem.ts'
import { momentFrom } from './read-time.ts'

const mostBodyCharacters = 2000

/** The account's last requests, newest first. */
export async function listRequests(
  { store }: ControlParts,
  account: AccountId,
  query: RequestQuery,
): Promise<ControlWire['RequestList']> {
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
  throw badRequest(
    `"status" cannot be ${JSON.stringify(text.slice(0, 100))}.`,
    'Use a status such as 404, a kind of them such as 4xx, or none.',
  )
}

export function presentRequest(entry: JournalEntry): ControlWire['Request'] {
  return {
    id: entry.id,
    at: formatInstant(entry.at),
    method: entry.method,
    path: entry.path,
    operation: entry.operation ?? null,
    key: entry.key,
    status: entry.status ?? null,
    charge: entry.charge ?? null,
    outcome: entry.outcome ?? null,
    fault: entry.fault ?? null,
    hint: entry.hint ?? null,
    error: entry.error ?? null,
    body: entry.body ? entry.body.toString('utf8').slice(0, mostBodyCharacters) : null,
    duration_ms: Math.round(entry.durationMs * 10) / 10,
  }
}
