import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type EventKey, eventKeys } from '../../packages/core/src/index.ts'
import { root } from '../run.ts'
import { table, wanted } from './table.ts'

const eventWords: Readonly<Record<EventKey, string>> = {
  'charge.create': 'A charge was made; it is pending.',
  'charge.complete':
    'A charge was paid, or failed: look at its `status`. There is no `charge.failed`.',
  'charge.expire': 'A charge ran out before its payer answered, or was cancelled by the till.',
  'charge.update': "A charge's description or metadata was changed.",
  'refund.create': 'A refund was made; the event holds the refund.',
}

/** Which way a header goes, and what it says. By its name in small letters. */
const headerWords: Readonly<Record<string, readonly [way: string, words: string]>> = {
  'omise-version': ['request, answer', 'the API version wanted, and the one that the answer is in'],
  'x-sandbox-admin-token': ['request', 'the admin token, which the control API wants off loopback'],
  'x-sandbox-outcome': ['answer', 'what was decided of a charge that was made, and by whom'],
  'x-sandbox-hint': ['answer', 'what to do about a refusal, or what was passed over'],
  'x-sandbox-idempotent-replayed': [
    'answer',
    'with `--idempotency`: this is the answer of an earlier request',
  ],
  'x-request-id': ['answer', 'the name of the request, in the log and the journal too'],
  'retry-after': ['answer', 'how many seconds to wait before the request is sent again'],
  'omise-signature': [
    'webhook',
    'hex HMAC-SHA256 of timestamp, dot and body; two with a comma while a secret is rotated',
  ],
  'omise-signature-timestamp': ['webhook', 'when it was signed, in seconds'],
  'webhook-id': [
    'webhook',
    'with `standard_headers`: the id of the delivery, the same at each attempt',
  ],
  'webhook-timestamp': ['webhook', 'with `standard_headers`: when it was signed, in seconds'],
  'webhook-signature': ['webhook', 'with `standard_headers`: `v1,` and the signature in base64'],
}

const headerForm =
  /'((?:X-Sandbox|Omise)-[A-Za-z-]+|webhook-(?:id|timestamp|signature)|X-Request-Id|Retry-After)'/g

/** The headers of ours that the sources name, as they are written there. */
export function headersIn(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) => [...text.matchAll(headerForm)].map(([, name = '']) => name))
  return [...new Set(['X-Sandbox-Admin-Token', ...found])].toSorted()
}

/** The page of every event and header. */
export function signalsPage(): readonly string[] {
  const sources = globSync('packages/{sandbox,webhooks}/src/**/*.ts', { cwd: root }).sort()
  const headers = headersIn(sources.map((path) => readFileSync(join(root, path), 'utf8')))
  return [
    '# Reference: events and headers',
    '',
    'Made from the sources by `npm run generate`. Do not edit.',
    '',
    '## Events',
    '',
    'A webhook is the event as `GET /events/<id>` shows it: `key` says what happened, `data` holds the object as it was then.',
    '',
    ...table(
      ['key', 'means'],
      eventKeys.map((key) => [`\`${key}\``, eventWords[key]]),
    ),
    '## Headers',
    '',
    '`--strict-headers` leaves those of the answers that begin with `X-Sandbox` out.',
    '',
    ...table(['header', 'of', 'says'], headers.map(headerRow)),
  ]
}

export function headerRow(name: string): string[] {
  const [way, words] = headerWords[name.toLowerCase()] ?? []
  return [`\`${name}\``, wanted(way, `The header ${name}`), wanted(words, `The header ${name}`)]
}
