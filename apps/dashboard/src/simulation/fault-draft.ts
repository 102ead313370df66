import type { ControlWire } from '@omise-sandbox/api'
import { messages } from '../messages/messages.ts'
import type { Methods } from '../methods/payment-method.ts'
import { faultSentence } from './fault-sentence.ts'
import { durationOf, inWords, type Length } from './length.ts'
import { type LimitDraft, limitOf } from './limit-draft.ts'

const { faults: text } = messages.simulation

export const targets = [
  '*',
  'POST /charges',
  'GET /charges/{charge}',
  'GET /charges',
  'POST /charges/{charge}/refunds',
  'POST /charges/{charge}/expire',
  'POST /sources',
  'GET /events/{event}',
  'GET /account',
  'other',
] as const

/** What can go wrong with a call; what can with a webhook is made on the Webhooks page. */
export const callFaults = [
  'commit-then-reset',
  'reset-before-commit',
  'commit-then-timeout',
  'latency',
  'status',
  'rate-limit',
  'empty',
  'garbage',
  'webhook-first',
] as const satisfies readonly ControlWire['FaultType'][]

/** A fault of a call as the form holds it. */
export interface FaultDraft {
  readonly target: (typeof targets)[number]
  /** Where the target is another: its method and path. */
  readonly other: string
  readonly type: (typeof callFaults)[number]
  readonly delayKind: 'fixed' | 'uniform'
  readonly delay: Length
  readonly min: Length
  readonly max: Length
  readonly status: string
  readonly code: string
  readonly message: string
  /** Blank for a second. */
  readonly retryAfter: Length
  readonly percent: string
  readonly limit: LimitDraft
}

export const newFault: FaultDraft = {
  target: 'POST /charges',
  other: '',
  type: 'commit-then-reset',
  delayKind: 'fixed',
  delay: { count: '2', unit: 's' },
  min: { count: '100', unit: 'ms' },
  max: { count: '2', unit: 's' },
  status: '503',
  code: '',
  message: '',
  retryAfter: { count: '3', unit: 's' },
  percent: '100',
  // A fault that is forgotten makes all that comes after it hard to understand.
  limit: { often: 'some', times: '1', long: 'forever', length: { count: '10', unit: 'm' } },
}

/** What the control API is told; only of a draft with no problem. */
export function faultOf(draft: FaultDraft): ControlWire['FaultRequest'] {
  const { target, other, type, percent, limit } = draft
  return {
    on: target === 'other' ? other.trim() : target,
    type,
    ...faultFieldsOf(draft),
    ...(Number(percent) === 100 ? {} : { probability: Number(percent) / 100 }),
    ...limitOf(limit),
  }
}

function faultFieldsOf(draft: FaultDraft): Partial<ControlWire['FaultRequest']> {
  const { type, status, code, message } = draft
  if (type === 'latency') return delayOf(draft)
  if (type === 'rate-limit') {
    const duration = durationOf(draft.retryAfter)
    return duration === undefined ? {} : { retry_after: duration }
  }
  if (type !== 'status') return {}
  return {
    status: Number(status),
    ...(code.trim() === '' ? {} : { code: code.trim() }),
    ...(message === '' ? {} : { message }),
  }
}

function delayOf(draft: FaultDraft): Pick<ControlWire['FaultRequest'], 'delay'> {
  if (draft.delayKind === 'fixed') {
    const delay = durationOf(draft.delay)
    return delay === undefined ? {} : { delay }
  }
  const [min, max] = [durationOf(draft.min), durationOf(draft.max)]
  return min === undefined || max === undefined
    ? {}
    : { delay: { distribution: 'uniform', min, max } }
}

/** The fault read back, with how often and how long it applies. */
export function describeFault(fault: ControlWire['FaultRequest'], methods: Methods): string {
  const { times, ttl } = fault
  const limits = text.sentence.limits(times, ttl === undefined ? undefined : inWords(ttl))
  return `${faultSentence(fault, methods)} ${limits}`
}
