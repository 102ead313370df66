import { allow, type Instant, type Outcome, type Result, refuse } from '@omise-sandbox/core'
import type { Refusal } from '../refusals/refusal.ts'
import type { TargetPolicy } from '../webhooks/endpoint.ts'
import { type Fields, refusals, textOf, textProblems } from '../wire/fields.ts'
import { readBoolean } from '../wire/read-boolean.ts'
import { readMetadata } from '../wire/read-metadata.ts'
import type { ChargeRequest } from './charge-request.ts'
import { type ReadingSource, readSourceOf, type SourceOfCharge } from './charged-source.ts'
import { readEndpoints, readExpiry, uriProblems } from './read-charge-fields.ts'

/** What reading a charge depends on besides its body. */
export interface ReadingCharge extends ReadingSource {
  readonly now: Instant
  readonly prefer: Outcome | undefined
  readonly targets: TargetPolicy
}

/** Reads the body of `POST /charges`; several mistakes are refused together, in a fixed order. */
export function readCharge(body: Fields, reading: ReadingCharge): Result<ChargeRequest, Refusal> {
  const unknownField = unknownFieldIn(body)
  if (unknownField) return refuse(unknownField)
  const source = readSourceOf(body, reading)
  const { money } = source
  const metadata = readMetadata(body.metadata)
  const expiresAt = readExpiry(body.expires_at, reading.now)
  const endpoints = readEndpoints(body.webhook_endpoints, reading.targets)
  const capture = readBoolean(body.capture, 'capture')
  const problems = [
    ...source.problems,
    ...refusals(metadata, expiresAt, endpoints, capture),
    ...textProblems(body, ['description', 'ip', 'return_uri']),
    ...uriProblems(body.return_uri),
  ]
  if (
    problems.length > 0 ||
    money.amount === undefined ||
    source.source === undefined ||
    !(metadata.ok && expiresAt.ok && endpoints.ok && capture.ok)
  ) {
    return refuse({ kind: 'invalid-fields', of: 'charge', problems, ...hintOf(source) })
  }
  return allow({
    amount: money.amount,
    source:
      source.source.kind === 'existing'
        ? source.source
        : { ...source.source, amount: money.amount },
    description: textOf(body.description),
    metadata: metadata.value,
    capture: capture.value ?? true,
    ip: textOf(body.ip),
    returnUri: textOf(body.return_uri),
    expiresAt: expiresAt.value,
    webhookEndpoints: endpoints.value,
    prefer: reading.prefer,
  })
}

/** A card or a customer to charge: neither exists here, so neither is found. */
function unknownFieldIn(body: Fields): Refusal | undefined {
  for (const [field, object] of [
    ['card', 'token'],
    ['customer', 'customer'],
  ] as const) {
    const id = textOf(body[field])
    if (id !== null) return { kind: 'not-found', object, id }
  }
  return undefined
}

function hintOf({ hint }: SourceOfCharge) {
  return hint === undefined ? {} : { hint }
}
