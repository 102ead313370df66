import type { ControlWire } from '@omise-sandbox/api'
import { formatInstant } from '@omise-sandbox/core'
import type { JournalEntry } from '../storage/journal.ts'

const maxBodyCharacters = 2000

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
