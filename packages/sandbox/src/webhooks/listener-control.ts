import type { Control, ControlWire, ListenerQuery } from '@omise-sandbox/api'
import {
  type Attempted,
  type ChargeId,
  duration,
  type EventKey,
  type Lease,
  type ListenerFilter,
  withLease,
} from '@omise-sandbox/core'
import { checkQuery, checkRequest } from '../control/check.ts'
import type { ControlParts } from '../control/parts.ts'
import { noLease, wasReported } from '../control/problem.ts'
import type { AccountId } from '../storage/store.ts'
import { beginningOfText, readRetryAfter, tooLate } from './answer.ts'
import { openListener } from './listener-connection.ts'

type Report = ControlWire['ListenerReport']

/** Forwards webhooks for an account, from outside of this process or inside. */
export function listenerControl(parts: ControlParts, account: AccountId): Control['listener'] {
  return {
    open(query = {}, signal) {
      checkQuery('openListenerQuery', query)
      return openListener(parts, account, { filter: filterFrom(query), signal })
    },
    reportDelivery: (lease, report) => takeReport(parts, account, lease, report),
  }
}

function filterFrom({ events, charge, status }: ListenerQuery): ListenerFilter {
  return {
    events: events === undefined ? null : (events.split(',') as EventKey[]),
    charge: charge === undefined ? null : (charge as ChargeId),
    status: status ?? null,
  }
}

async function takeReport(
  { store, wallClock }: ControlParts,
  account: AccountId,
  id: string,
  report: Report,
): Promise<void> {
  checkRequest('reportDeliveryBody', report)
  await store.atomically(account, async (tx) => {
    const state = await tx.account()
    const lease = state?.listening.leases.find((one) => one.id === id)
    if (!state || !lease || lease.until <= wallClock()) throw noLease(id)
    if (lease.result) throw wasReported(lease)
    const reported = { ...lease, result: resultOf(lease, report) }
    tx.saveAccount({ ...state, listening: withLease(state.listening, reported) })
  })
}

/** The same as an endpoint that is sent to without a listener would have given. */
function resultOf({ timeoutMs }: Lease, report: Report): Attempted {
  const durationMs = report.duration_ms
  const nothing = { response: null, retryAfter: null, durationMs }
  if ('error' in report) return { ...nothing, error: report.error }
  if (durationMs > timeoutMs) return { ...nothing, error: tooLate(timeoutMs) }
  const { status, body, retry_after } = report
  return {
    response: { status, body: beginningOfText(body) },
    retryAfter: readRetryAfter(retry_after),
    error: null,
    durationMs: duration(durationMs),
  }
}
