import {
  type Attempt,
  type AttemptResponse,
  type Delivery,
  eventKeys,
  type InjectedFault,
  type RetryPolicy,
  retryPolicies,
} from '@omise-sandbox/core'
import type { ChargeTask, SendTask, WebhookEndpoint, WithoutEpoch } from '../../storage/store.ts'
import { parseTarget } from '../../webhooks/endpoint.ts'
import { answer, count, id, length, moment, nullableText } from './common-shapes.ts'
import {
  flag,
  integer,
  list,
  type Misfit,
  misfit,
  nullable,
  object,
  oneOf,
  record,
  text,
  variant,
} from './shape.ts'

export const eventKey = oneOf(...eventKeys)
const cause = oneOf('schedule', 'resend')

const namedPolicy = oneOf(...Object.keys(retryPolicies))
const ownPolicy = object<RetryPolicy>({
  waits: list(length, { max: 20 }),
  timeout: integer(1, 60_000),
})

/** As the control API takes one; an empty one would sign for whoever likes. */
const secret = text(/^([A-Za-z0-9+/]{4}){4,}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/)

/** Where webhooks may not go here is looked at when they are sent. */
function targetUrl(value: unknown): Misfit | undefined {
  const isTarget = typeof value === 'string' && parseTarget(value, anywhere).ok
  return isTarget ? undefined : misfit('be a URL that webhooks can go to')
}

const anywhere = { allowPrivate: true, ports: 'any', hosts: undefined } as const

export const endpoint = object<WebhookEndpoint>({
  url: nullable(targetUrl),
  events: list(oneOf('*', ...eventKeys)),
  secret: nullable(secret),
  previousSecret: nullable(secret),
  rotatesUntil: nullable(moment),
  retryPolicy: (value) => (typeof value === 'string' ? namedPolicy(value) : ownPolicy(value)),
  standardHeaders: flag,
  disabled: flag,
})

const attempt = object<Attempt>({
  at: moment,
  cause,
  headers: record(text()),
  response: nullable(
    object<AttemptResponse>({
      status: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
      body: text(),
    }),
  ),
  error: nullableText,
  durationMs: count,
})

export const delivery = object<WithoutEpoch<Delivery>>({
  id: id('whdl'),
  event: id('evnt'),
  key: eventKey,
  charge: id('chrg'),
  url: text(),
  state: oneOf('pending', 'delivered', 'failed', 'dropped'),
  fault: nullable(
    object<InjectedFault>({
      type: oneOf('drop', 'duplicate', 'delay', 'reorder', 'corrupt-signature', 'corrupt-body'),
      by: text(),
    }),
  ),
  attempts: list(attempt),
  createdAt: moment,
  nextAttemptAt: nullable(moment),
})

export const task = variant<ChargeTask | WithoutEpoch<SendTask>, 'kind'>('kind', {
  'payer-answers': { due: moment, charge: id('chrg'), outcome: answer },
  'charge-expires': { due: moment, charge: id('chrg') },
  'webhook-is-sent': {
    cause,
    due: moment,
    charge: id('chrg'),
    delivery: id('whdl'),
    event: id('evnt'),
    url: text(),
  },
})
