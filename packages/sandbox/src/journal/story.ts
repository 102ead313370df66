import type { ControlWire } from '@omise-sandbox/api'
import {
  type Attempt,
  type Charge,
  type Delivery,
  type Event,
  formatOutcome,
  type IdCursor,
  type Instant,
  instant,
  lastInstant,
  type OutcomeDecision,
  tailOfCursor,
  tailOfId,
} from '@omise-sandbox/core'
import type { JournalEntry } from '../storage/journal.ts'
import type { AccountId, Store, Task } from '../storage/store.ts'

/** One thing that happened to a charge, and where it stands among the others of its moment. */
export interface Moment {
  readonly at: Instant
  /** The tail of an id made then: ids of one moment are in the order of making. */
  readonly place: string
  /** Among those of the same place. */
  readonly rank: number
  readonly kind: ControlWire['TimelineEntry']['kind']
  readonly text: string
  readonly id?: string
}

/** The order of what stands at the same place: first what was made there, then what was asked after it. */
const ranks = {
  transition: 0,
  event: 1,
  webhookFault: 2,
  delivery: 3,
  request: 4,
  requestFault: 5,
  decision: 6,
  due: 7,
} as const

/** How much of each kind is looked at. */
const max = 200

/** What happened to a charge and what is still due, in no order yet. */
export async function momentsOf(
  store: Store,
  account: AccountId,
  charge: Charge,
): Promise<{ readonly moments: Moment[]; readonly truncated: boolean }> {
  const { id } = charge.facts
  const query = {
    from: instant(0),
    until: lastInstant,
    order: 'chronological',
    offset: 0,
    limit: max,
    charge: id,
  } as const
  const reader = store.reader(account)
  const [requests, events, deliveries, tasks] = await Promise.all([
    store.journal.list(account, { ...anyRequest, charge: id, limit: max }),
    reader.list('event', query),
    reader.list('delivery', query),
    reader.tasks({ charge: id, limit: max }),
  ])
  const moments = [
    ...requests.data.flatMap(ofRequest),
    ...[...charge.plan.earlier, charge.plan].map(ofDecision),
    ...events.data.flatMap(ofEvent),
    ...deliveries.data.flatMap(ofDelivery),
    ...tasks.map(ofTask),
  ]
  return { moments, truncated: [requests, events, deliveries].some(({ total }) => total > max) }
}

const anyRequest = {
  key: undefined,
  status: undefined,
  from: undefined,
  until: undefined,
  offset: 0,
} as const

function ofRequest(entry: JournalEntry): Moment[] {
  const { at, method, path, status, error, fault, outcome } = entry
  const place = placeOf(entry.mark, at)
  const answer = status === undefined ? 'no answer' : `${status}`
  const detail = error ?? outcome
  const request: Moment = {
    at,
    place,
    rank: ranks.request,
    kind: 'request',
    text: `${method} ${path} → ${answer}${detail === undefined ? '' : ` (${detail})`}`,
    id: String(entry.id),
  }
  if (fault === undefined) return [request]
  return [request, { at, place, rank: ranks.requestFault, kind: 'fault', text: fault }]
}

/** After all that was made before it came, and before what it made. */
function placeOf(mark: IdCursor, at: Instant): string {
  return mark.at === at ? tailOfCursor(mark) : ''
}

function ofDecision(decision: OutcomeDecision): Moment {
  const { outcome, decidedBy, because, nearMiss, decidedAt, mark } = decision
  const near = nearMiss === null ? '' : `; ${nearMiss}`
  return {
    at: decidedAt,
    place: placeOf(mark, decidedAt),
    rank: ranks.decision,
    kind: 'decision',
    text: `${formatOutcome(outcome)}, decided by ${decidedBy} (${because})${near}`,
  }
}

function ofEvent({ id, key, subject, createdAt }: Event): Moment[] {
  const place = tailOfId(id)
  const event: Moment = { at: createdAt, place, rank: ranks.event, kind: 'event', text: key, id }
  const text = transitionOf(key, subject)
  if (text === undefined) return [event]
  return [{ at: createdAt, place, rank: ranks.transition, kind: 'transition', text }, event]
}

function transitionOf(key: Event['key'], subject: Event['subject']): string | undefined {
  if (subject.object === 'refund') {
    const { amount, currency, voided } = subject.refund
    return `refunded ${currency} ${(amount / 100).toFixed(2)}${voided ? ' as a void' : ''}`
  }
  const { charge } = subject
  if (key === 'charge.update') return 'description or metadata changed'
  if (key === 'charge.create') return 'pending'
  return charge.status === 'failed' ? `failed: ${charge.failure}` : charge.status
}

function ofDelivery(delivery: Delivery): Moment[] {
  const { id, key, url, fault, attempts, createdAt, state } = delivery
  const place = tailOfId(id)
  const made = { at: createdAt, place, rank: ranks.webhookFault, kind: 'fault', id } as const
  const injected: Moment[] = fault
    ? [{ ...made, text: `${key} to ${url}: ${fault.type} by ${fault.by}` }]
    : []
  const dropped: Moment[] =
    state === 'dropped'
      ? [
          {
            ...made,
            rank: ranks.delivery,
            kind: 'delivery',
            text: `${key} to ${url}: dropped, never sent`,
          },
        ]
      : []
  return [
    ...injected,
    ...dropped,
    ...attempts.map((attempt): Moment => {
      const text = `${key} to ${url}: ${answerTo(attempt)}`
      return { at: attempt.at, place, rank: ranks.delivery, kind: 'delivery', text, id }
    }),
  ]
}

function answerTo({ response, error, durationMs }: Attempt): string {
  return `${response ? response.status : error} in ${durationMs} ms`
}

const dueTexts: Readonly<Record<Exclude<Task['kind'], 'payer-answers'>, string>> = {
  'charge-expires': 'the charge expires, unless it is paid',
  'webhook-is-sent': 'a webhook is sent',
}

function ofTask(task: Task): Moment {
  const place = '~'
  const text =
    task.kind === 'payer-answers'
      ? `the payer answers ${formatOutcome(task.outcome)}`
      : dueTexts[task.kind]
  return { at: task.due, place, rank: ranks.due, kind: 'due', text: `still due: ${text}` }
}
