import type { Instant } from '@omise-sandbox/core'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Answered } from './http/exchange.ts'
import type { Store } from './storage/store.ts'
import type { AttemptReport } from './webhooks/attempt.ts'

/** Counters of one sandbox, in the Prometheus text format. Labels are operations and states: never keys or ids. */
export interface Metrics {
  answered(answer: Answered): void
  attempted(report: AttemptReport): void
  /** Something asked of the store was not done, for it cannot be reached or takes no more. */
  storeFailed(): void
  text(): Promise<string>
  close(): void
}

interface MetricsOptions {
  readonly store: Pick<Store, 'accountCount' | 'nextWake'>
  readonly wallClock: () => Instant
  /** Webhook attempts under way. */
  readonly sending: () => number
}

export function createMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry()
  const { requests, durations, attempts, storeFailures } = createCounters(registry)
  addGauges(registry, options)
  let collecting = false
  // Finding a labelled counter costs more than counting; there are few, and they are used again and again.
  const counters = new Map<string, ReturnType<typeof requests.labels>>()

  return {
    answered({ operation, status, durationMs }) {
      const name = `${operation} ${status}`
      let counter = counters.get(name)
      if (!counter) {
        counter = requests.labels(operation ?? 'none', String(status ?? 'none'))
        counters.set(name, counter)
      }
      counter.inc()
      durations.observe(durationMs / 1000)
    },
    attempted({ delivery }) {
      attempts.inc({ state: delivery.state })
    },
    storeFailed: () => storeFailures.inc(),
    text() {
      // The process's own figures cost time at start; nobody who does not look at them pays for them.
      if (!collecting) collectDefaultMetrics({ register: registry })
      collecting = true
      return registry.metrics()
    },
    close: () => registry.clear(),
  }
}

function createCounters(registry: Registry) {
  const registers = [registry]
  return {
    requests: new Counter({
      name: 'omise_sandbox_requests_total',
      help: 'Requests answered, by operation and status.',
      labelNames: ['operation', 'status'],
      registers,
    }),
    durations: new Histogram({
      name: 'omise_sandbox_request_duration_seconds',
      help: 'Time from a request that is read to its answer.',
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    attempts: new Counter({
      name: 'omise_sandbox_webhook_attempts_total',
      help: 'Webhook attempts made, by what became of the delivery.',
      labelNames: ['state'],
      registers,
    }),
    storeFailures: new Counter({
      name: 'omise_sandbox_store_failures_total',
      help: 'Requests and background work that the store could not do.',
      registers,
    }),
  }
}

function addGauges(registry: Registry, { store, wallClock, sending }: MetricsOptions): void {
  function gauge(name: string, help: string, read: () => Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        // What the store cannot tell just now is left out; the rest is wanted then more than ever.
        await read().then(
          (value) => this.set(value),
          () => this.remove(),
        )
      },
    })
  }
  gauge('omise_sandbox_accounts', 'Accounts kept.', store.accountCount)
  gauge(
    'omise_sandbox_due_lag_seconds',
    'How long the work that is due longest has been due, on all servers; 0 where none is.',
    async () => secondsLate(await store.nextWake(), wallClock()),
  )
  gauge(
    'omise_sandbox_webhooks_sending',
    'Webhooks that this server is sending, those that wait for their turn included.',
    async () => sending(),
  )
}

/** Work of a clock that stands still falls due at no wall time: it is done at once, and counts as not late. */
function secondsLate(due: Instant | undefined, wallClock: Instant): number {
  return due === undefined || due <= 0 || due >= wallClock ? 0 : (wallClock - due) / 1000
}
