import type { ControlWire, Wire } from '@omise-sandbox/api'

/** What an agent is told first of a long answer. What it leaves out is there on demand. */

type Delivery = ControlWire['Delivery']

/** Facts without those that say nothing. */
function withoutNulls(facts: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined),
  )
}

export function briefCharge(charge: Wire['Charge']): object {
  const { id, status, amount, currency, failure_code, failure_message, source } = charge
  const refunded = charge.refunded_amount > 0 ? charge.refunded_amount : undefined
  const method = source.type
  return withoutNulls({
    id,
    status,
    amount,
    currency,
    method,
    failure_code,
    failure_message,
    refunded,
  })
}

/** The control API's document cannot name the schema of the other. */
export function briefDecided(charge: object): object {
  return briefCharge(charge as Wire['Charge'])
}

export function briefDetails({ summary, decisions }: ControlWire['ChargeDetails']): object {
  return { ...withoutNulls({ ...summary }), decisions }
}

export function briefSummaries({ data, total }: ControlWire['ChargeSummaryList']): object {
  const charges = data.map(({ id, status, amount, currency, ...more }) =>
    withoutNulls({
      ...{ id, status, amount, currency, failure_code: more.failure_code },
      refunded: more.refunded || undefined,
      decided_by: more.decided_by,
      created_at: more.created_at,
    }),
  )
  return { total, charges }
}

export function briefMethods({ data }: ControlWire['PaymentMethodList']): object {
  return {
    methods: data.map(({ source_type, wallet, enabled, currency, min, max, ...more }) => ({
      ...{ source_type, wallet, enabled, currency, min, max, store: more.store },
      ...{ time_to_pay: more.time_to_pay, failure_codes: more.failure_codes },
    })),
  }
}

export function briefAdvance(advanced: ControlWire['ClockAdvanced']): object {
  const { now, mode, fired, fired_count } = advanced
  return { now, mode, fired_count, first_fired: fired.slice(0, 10) }
}

export function briefTimeline(timeline: ControlWire['Timeline']): object {
  const { charge, status, amount, currency, now, entries, truncated } = timeline
  const lines = entries.slice(-40).map(({ at, kind, text }) => `${at} ${kind}: ${text}`)
  const earlier = entries.length - lines.length
  const left_out = earlier > 0 || truncated ? 'The earliest entries; full shows them.' : undefined
  return withoutNulls({ charge, status, amount, currency, now, entries: lines, left_out })
}

function briefDelivery({
  id,
  key,
  charge,
  url,
  state,
  fault,
  attempts,
  ...more
}: Delivery): object {
  const last = attempts.at(-1)
  return withoutNulls({
    ...{ id, key, charge, url, state, attempts: attempts.length },
    answered: last?.response?.status,
    error: last?.error,
    fault: fault?.type,
    next_attempt_at: more.next_attempt_at,
  })
}

export function briefDeliveries({ data, total }: ControlWire['DeliveryList']): object {
  return { total, deliveries: data.map(briefDelivery) }
}

export function briefResent({ data }: ControlWire['Resent']): object {
  return { deliveries: data.map(briefDelivery) }
}

export function briefWaited({ charge, deliveries }: ControlWire['Waited']): object {
  return { charge: briefDecided(charge), deliveries: deliveries.map(briefDelivery) }
}

export function briefWebhooks(settings: ControlWire['WebhookSettings']): object {
  const { secret, previous_secret: _previous, ...shown } = settings
  const signed = secret === null ? 'no' : 'yes; full shows the secret'
  return { ...withoutNulls(shown), signed }
}

export function briefInbox({ data, total }: ControlWire['Inbox']): object {
  const messages = data.map(({ at, delivery, key, charge, signature }) => ({
    ...{ at, delivery, key, charge },
    signature: signature.holds ? 'holds' : signature.explanation,
  }))
  return { total, messages }
}

export function briefRequests({ data, total }: ControlWire['RequestList']): object {
  const requests = data.map(({ at, method, path, status, charge, error, hint, fault }) =>
    withoutNulls({ at, method, path, status: status ?? 'none sent', charge, error, hint, fault }),
  )
  return { total, requests }
}
