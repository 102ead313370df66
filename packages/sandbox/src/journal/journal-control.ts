import type { ControlWire, RequestQuery } from '@omise-sandbox/api'
import { formatInstant } from '@omise-sandbox/core'
import { checkQuery } from '../control/check.ts'
import type { ControlParts } from '../control/parts.ts'
import { momentFrom } from '../control/read-time.ts'
import type { JournalEntry, JournalQuery } from '../storage/journal.ts'
import type { AccountId } from '../storage/store.ts'

const maxBodyCharacters = 2000

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

/** What a client sent, without what is not to be read by others: the codes of payers and the secrets of webhooks. */
function masked(body: string): string {
  return body
    .replace(
      /("(?:barcode|secret)"\s*:\s*")([^"]*)/g,
      (_all, before: string, value: string) => before + ending(value),
    )
    .replace(
      /("(?:barcode|secret)"\s*:\s*)(\d+)/g,
      (_all, before: string, value: string) => before + ending(value),
    )
    .replace(
      /((?:barcode|secret)(?:%5D|\])?=)([^&]*)/gi,
      (_all, before: string, value: string) => before + ending(value),
    )
}

function ending(value: string): string {
  return value.length <= 4 ? '****' : `****${value.slice(-4)}`
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
    body: entry.body ? masked(entry.body.toString('utf8')).slice(0, maxBodyCharacters) : null,
    duration_ms: Math.round(entry.durationMs * 10) / 10,
  }
}
