import type { EventKey } from '../events/event.ts'
import type { Rng } from '../random.ts'
import { type Condition, type Matchable, matchesAll } from '../rules/match.ts'
import { consumeUse, isLive, type UsageLimit } from '../rules/usage-limit.ts'
import type { Duration } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { type Delay, happens } from './delay.ts'

/** Something that goes wrong on purpose. */
export type Fault = CallFault | WebhookFault

interface FaultBase {
  readonly id: string
  readonly allowance: UsageLimit
  /** From 0 to 1: how likely it is to trigger on what it matches. */
  readonly probability: number
  /** How often it was used. */
  readonly timesUsed: number
}

/** What goes wrong with a call of the imitated API. */
export interface CallFault extends FaultBase {
  readonly target: 'call'
  /** The operation, or null for every one. */
  readonly operation: string | null
  readonly effect: CallFaultEffect
}

/** What goes wrong with a webhook. */
export interface WebhookFault extends FaultBase {
  readonly target: 'webhook'
  /** Which events; none for every one. */
  readonly events: readonly EventKey[]
  readonly conditions: readonly Condition[]
  readonly effect: WebhookFaultEffect
}

export type CallFaultEffect =
  /** The answer comes later. */
  | { readonly type: 'latency'; readonly delay: Delay }
  /** Nothing is done, and an error answers. */
  | {
      readonly type: 'status'
      readonly status: number
      readonly code: string | null
      readonly message: string | null
    }
  /** Nothing is done, and 429 answers. */
  | { readonly type: 'rate-limit'; readonly retryAfter: Duration }
  /** Nothing is done; the answer is 200 with no body, or with one that is not JSON. */
  | { readonly type: 'empty' | 'garbage' }
  /** Nothing is done, and the connection is reset. */
  | { readonly type: 'reset-before-commit' }
  /** The answer comes when the webhooks that the call makes have been tried. */
  | { readonly type: 'webhook-first' }
  /** It is done, and the connection is reset, or no answer ever comes. */
  | { readonly type: 'commit-then-reset' | 'commit-then-timeout' }

export type CallFaultType = CallFaultEffect['type']

export type WebhookFaultEffect =
  | {
      readonly type: 'drop' | 'duplicate' | 'reorder' | 'corrupt-signature' | 'corrupt-body'
    }
  | { readonly type: 'delay'; readonly delay: Delay }

export type WebhookFaultType = WebhookFaultEffect['type']

/** The fault that triggers, and all faults as they stand afterwards. */
export interface Triggered<F extends Fault> {
  readonly fault: F
  readonly faults: readonly Fault[]
}

/** The first live fault that matches a call, used once. */
export function triggerOnCall(
  faults: readonly Fault[],
  operation: string,
  at: { readonly now: Instant; readonly rng: Rng },
): Triggered<CallFault> | undefined {
  const matches = (fault: Fault): fault is CallFault =>
    fault.target === 'call' && (fault.operation === null || fault.operation === operation)
  return trigger(faults, matches, at)
}

/** The first live fault that matches a webhook, used once. */
export function triggerOnWebhook(
  faults: readonly Fault[],
  webhook: { readonly key: EventKey; readonly charge: Matchable },
  at: { readonly now: Instant; readonly rng: Rng },
): Triggered<WebhookFault> | undefined {
  const matches = (fault: Fault): fault is WebhookFault =>
    fault.target === 'webhook' &&
    (fault.events.length === 0 || fault.events.includes(webhook.key)) &&
    matchesAll(fault.conditions, webhook.charge)
  return trigger(faults, matches, at)
}

function trigger<F extends Fault>(
  faults: readonly Fault[],
  matches: (fault: Fault) => fault is F,
  { now, rng }: { readonly now: Instant; readonly rng: Rng },
): Triggered<F> | undefined {
  const fault = faults.find(
    (one): one is F => isLive(one.allowance, now) && matches(one) && happens(one.probability, rng),
  )
  if (!fault) return undefined
  const next = { ...fault, allowance: consumeUse(fault.allowance), timesUsed: fault.timesUsed + 1 }
  return { fault, faults: faults.map((one) => (one === fault ? next : one)) }
}
