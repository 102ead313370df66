import type { Instant } from '@omise-sandbox/core'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Bound, Bounds } from './concurrency/bounds.ts'
import type { Answered } from './http/exchange.ts'
import { addBuildInfo, addProcessMetrics } from './process-metrics.ts'
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
  readonly bounds: Bounds
  /** Webhook attempts under way. */
  readonly sending: () => number
}

/** Who asks whether it lives is no user of it. */
const probes: ReadonlySet<string | undefined> = new Set(['getHealth', 'getReadiness', 'getMetrics'])

/** Calls that answer when something else has happened: how long that took says nothing of how fast calls are answered. */
const waits: ReadonlySet<string | undefined> = new Set([
  'advanceClock',
  'recoverDeliveries',
  'resendDelivery',
  'waitForCharge',
])

export function createMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry()
  const { attempts, storeFailures, ...counters } = createCounters(registry)
  addBuildInfo(registry)
  addGauges(registry, options)
  addBounds(registry, options.bounds)
  const count = countAnswers(counters)
  let collecting = false

  return {
    answered(answer) {
      if (!probes.has(answer.operation)) count(answer)
    },
    attempted({ delivery }) {
      attempts.inc({ state: delivery.state })
    },
    storeFailed: () => storeFailures.inc(),
    text() {
      // The process's own figures cost time at start; nobody who does not look at them pays for them.
      if (!collecting) addProcessMetrics(registry)
      collecting = true
      return registry.metrics()
    },
    close: () => registry.clear(),
  }
}

/** Finding a labelled counter costs more than counting; there are few, and they are used again and again. */
function countAnswers({
  requests,
  durations,
  waited,
}: Pick<ReturnType<typeof createCounters>, 'requests' | 'durations' | 'waited'>) {
  const found = new Map<string, (seconds: number) => void>()

  function find({ method, operation = 'none', status }: Answered): (seconds: number) => void {
    const counter = requests.labels(operation, String(status ?? 'none'))
    const histogram = waits.has(operation)
      ? waited.labels(operation)
      : durations.labels(method, operation)
    return (seconds) => {
      counter.inc()
      histogram.observe(seconds)
    }
  }

  return (answer: Answered): void => {
    const name = `${answer.method} ${answer.operation} ${answer.status}`
    const count = found.get(name) ?? find(answer)
    found.set(name, count)
    count(answer.durationMs / 1000)
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
      help: 'Time from a request that is read to its answer, of calls that wait for nothing else.',
      labelNames: ['method', 'operation'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers,
    }),
    waited: new Histogram({
      name: 'omise_sandbox_wait_duration_seconds',
      help: 'Time that advances, waits and resends took, which answer when something else has happened.',
      labelNames: ['operation'],
      buckets: [0.01, 0.1, 1, 5, 10, 60, 600],
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

/** Two gauges with the same label, so that one alert rule holds for every bound: `used / max`. */
function addBounds(registry: Registry, bounds: Bounds): void {
  function gauge(name: string, help: string, read: (bound: Bound) => number): void {
    new Gauge({
      name,
      help,
      labelNames: ['bound'],
      registers: [registry],
      collect() {
        for (const [bound, values] of bounds) this.set({ bound }, read(values))
      },
    })
  }
  gauge('omise_sandbox_bound_used', 'How much there is of what is bounded.', ({ used }) => used())
  gauge('omise_sandbox_bound_max', 'How much there may be of it.', ({ max }) => max)
}

/** Work of a clock that stands still falls due at no wall time: it is done at once, and counts as not late. */
function secondsLate(due: Instant | undefined, wallClock: Instant): number {
  return due === undefined || due <= 0 || due >= wallClock ? 0 : (wallClock - due) / 1000
}
