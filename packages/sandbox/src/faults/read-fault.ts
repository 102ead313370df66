import { type ControlWire, omiseRoutes } from '@omise-sandbox/api'
import {
  type CallFault,
  type CallFaultEffect,
  type CallFaultType,
  type Delay,
  type Duration,
  type Fault,
  formatDuration,
  maxDelays,
  seconds,
  type WebhookFault,
  type WebhookFaultEffect,
  type WebhookFaultType,
} from '@omise-sandbox/core'
import { closest } from 'fastest-levenshtein'
import { badRequest } from '../control/problem.ts'
import { durationFrom } from '../control/read-time.ts'
import { conditionsFrom } from '../rules/read-match.ts'

type Words = ControlWire['FaultRequest']

/** What a fault triggers on and does, as a request names it. Throws a refusal that names what is valid. */
export function readFault(words: Words): WhatOf<CallFault> | WhatOf<WebhookFault> {
  if (words.on === 'webhook') {
    refuseOthers(words, webhookFields)
    return {
      target: 'webhook',
      events: words.events ?? [],
      conditions: conditionsFrom(words.match),
      effect: webhookFaultEffectFrom(words),
    }
  }
  refuseOthers(words, callFields)
  return { target: 'call', operation: operationFrom(words.on), effect: callFaultEffectFrom(words) }
}

/** A fault but for what names and counts it. */
type WhatOf<F extends Fault> = Omit<F, 'id' | 'allowance' | 'probability' | 'timesUsed'>

const common = ['on', 'type', 'times', 'ttl', 'probability'] as const

/** The fields that each type has besides those that all have. */
const callFields: Readonly<Record<CallFaultType, readonly (keyof Words)[]>> = {
  latency: ['delay'],
  status: ['status', 'code', 'message'],
  'rate-limit': ['retry_after'],
  empty: [],
  garbage: [],
  'reset-before-commit': [],
  'commit-then-reset': [],
  'commit-then-timeout': [],
  'webhook-first': [],
}
const webhookFields: Readonly<Record<WebhookFaultType, readonly (keyof Words)[]>> = {
  drop: ['events', 'match'],
  duplicate: ['events', 'match'],
  delay: ['delay', 'events', 'match'],
  reorder: ['events', 'match'],
  'corrupt-signature': ['events', 'match'],
  'corrupt-body': ['events', 'match'],
}

function refuseOthers(
  words: Words,
  fields: Readonly<Partial<Record<string, readonly (keyof Words)[]>>>,
): void {
  const own = Object.hasOwn(fields, words.type) ? fields[words.type] : undefined
  if (!own) {
    throw badRequest(
      `"type" cannot be "${words.type}" on ${words.on}.`,
      `Use one of: ${Object.keys(fields).join(', ')}.`,
    )
  }
  const names: readonly string[] = [...common, ...own]
  const unknownField = Object.keys(words).find((name) => !names.includes(name))
  if (unknownField === undefined) return
  throw badRequest(
    `A fault of type ${words.type} has no field "${unknownField}".`,
    `Use: ${names.join(', ')}.`,
  )
}

/** Operations as they are called by: `POST /charges/{charge}/refunds`. */
const targets: ReadonlyMap<string, string> = new Map(
  omiseRoutes.map(({ operation, method, path }) => [`${method.toUpperCase()} ${path}`, operation]),
)

/** Parameters may have any name, and be written as {charge} or :charge. */
const anyName = (target: string) => target.replace(/\{\w+\}|:\w+/g, '{}').replace(/\/$/, '')

function operationFrom(on: string): string | null {
  if (on === '*') return null
  for (const [target, operation] of targets) {
    if (anyName(target) === anyName(on) || operation === on) return operation
  }
  throw badRequest(
    `"on" cannot be ${JSON.stringify(on.slice(0, 100))}.`,
    `Use *, webhook, or an operation such as ${closest(on.slice(0, 100), [...targets.keys()])}.`,
  )
}

/** What a fault was made on, in words that {@link readFault} reads. */
export function presentTarget(fault: Fault): string {
  if (fault.target === 'webhook') return 'webhook'
  for (const [target, operation] of targets) if (operation === fault.operation) return target
  return '*'
}

function callFaultEffectFrom(words: Words): CallFaultEffect {
  // The type was found among those of calls.
  const type = words.type as CallFaultType
  switch (type) {
    case 'latency':
      return { type, delay: delayFrom(words.delay, seconds(1), maxDelays.answer) }
    case 'status': {
      const { status = 500, code = null, message = null } = words
      return { type, status, code, message }
    }
    case 'rate-limit':
      return {
        type,
        retryAfter: words.retry_after === undefined ? seconds(1) : durationFrom(words.retry_after),
      }
    default:
      return { type }
  }
}

function webhookFaultEffectFrom(words: Words): WebhookFaultEffect {
  // The type was found among those of webhooks.
  const type = words.type as WebhookFaultType
  return type === 'delay'
    ? { type, delay: delayFrom(words.delay, seconds(30), maxDelays.webhook) }
    : { type }
}

function delayFrom(delay: Words['delay'], fallback: Duration, upTo: Duration): Delay {
  const lengthFrom = (text: string) => lengthUpTo(text, upTo)
  if (delay === undefined) return { distribution: 'fixed', length: fallback }
  if (typeof delay === 'string') return { distribution: 'fixed', length: lengthFrom(delay) }
  const { distribution, min, max, median, sigma } = delay
  if (distribution === 'uniform') {
    if (min === undefined || max === undefined || median !== undefined || sigma !== undefined) {
      throw badRequest('A uniform delay goes from min to max.', uniformExample)
    }
    const [least, greatest] = [lengthFrom(min), lengthFrom(max)]
    if (least > greatest)
      throw badRequest(`A delay cannot go from ${min} to ${max}.`, uniformExample)
    return { distribution, least, greatest }
  }
  if (median === undefined || min !== undefined || max !== undefined) {
    throw badRequest(
      'A lognormal delay has a median and a sigma.',
      'Use {"distribution":"lognormal","median":"80ms","sigma":0.4}.',
    )
  }
  return { distribution, median: lengthFrom(median), sigma: sigma ?? 0.4 }
}

const uniformExample = 'Use {"distribution":"uniform","min":"100ms","max":"2s"}.'

function lengthUpTo(text: string, upTo: Duration): Duration {
  const length = durationFrom(text)
  if (length <= upTo) return length
  throw badRequest(`The delay cannot be ${text}.`, `Use ${formatDuration(upTo)} or less.`)
}

export function presentDelay(delay: Delay): NonNullable<Words['delay']> {
  switch (delay.distribution) {
    case 'fixed':
      return formatDuration(delay.length)
    case 'uniform':
      return {
        distribution: 'uniform',
        min: formatDuration(delay.least),
        max: formatDuration(delay.greatest),
      }
    case 'lognormal':
      return {
        distribution: 'lognormal',
        median: formatDuration(delay.median),
        sigma: delay.sigma,
      }
  }
}
